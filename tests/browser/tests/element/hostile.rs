//! Pages that are hard on an element: whatever they do, their text stays readable, and they are told what is wrong.

mod globals;
mod memory;
mod module;
mod removal;
mod versions;
