// All in one file: no loader is named, nothing is fetched.
import "../workers.js";
import "standfirst/inline";
import "standfirst/element/define";
import { story } from "../story.js";

document.querySelector("standfirst-article").value = story;
