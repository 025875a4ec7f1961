/**
 * A story to try the page with. Everything and everyone in it is invented.
 *
 * @module sample
 */

export const SAMPLE = ` date 2031-05-17 World

    • Ferries return to the Oskar Strait after eleven years of silence

Share
Copy link
Email
Print

By Nela Vasko and Iwan Threlfall

LOMMERHAVN, Norrmark (GNA) — The first scheduled ferry in eleven years crossed the Oskar Strait on Saturday, carrying 214 passengers, three fishing crews and a brass band that had practised for a month. The crossing took 52 minutes, four fewer than the old timetable allowed.

The strait was closed to traffic in 2020 after a dispute over dredging rights left the channel too shallow for any vessel above 300 tonnes. Norrmark and the Elling Islands agreed in January to share the cost of clearing it, which the two governments put at $41.6 million.

"People here stopped looking at the water," said Marit Solheim, who runs the harbour café in Lommerhavn and kept the old departure board on its wall. "This morning nobody was looking at anything else."

A ferry leaves Lommerhavn for the Elling Islands on Saturday. (GNA Photo/Tove Lind)

READ MORE: What the dredging treaty says, line by line

Two boats now make the trip six times a day. Fares are fixed at 9 crowns for islanders until the end of next year, and the operator must publish how many departures it cancels.

"This morning nobody was looking at anything else."
— Marit Solheim, harbour café owner

What changes on Monday

The transport board said three services that had grown up around the closure would end or move:

• The winter air bridge to Elling Nord stops on May 31.
• Mail and medicines go by sea again, twice a day.
• The car queue moves from the old mole to the north quay.

Sign up for our Morning Tide newsletter
Get the best of the Harbour Courier in your inbox

Not everyone is pleased. Pilots of the air bridge will lose 38 jobs, according to their union, and the Elling fishing cooperative says that wakes from the faster boats have already damaged nets near Skarv Bank. The cooperative asked the board on Friday for a speed limit of 12 knots within two miles of the bank.

Board chair Dr. Henrik Aune said a limit would be tried from June 1. "We would rather lose six minutes than a season's catch," he told reporters on the quay. He added that the trial would last for 90 days and that its results would be made public.

The islands' council expects 160,000 passengers in the first year, about half of the number that crossed in 2019. If fewer than 90,000 come, either side may end the agreement with six months' notice.

Shortly before noon the ferry sounded its horn three times off Skarv light, as its predecessor used to. On the quay, the band had run out of music and began again from the beginning.

Related Articles
Islanders vote to keep the last lighthouse keeper
How a shallow channel emptied a town
Advertisement
© 2031 Harbour Courier. All rights reserved.
`;
