/** A made-up story as it was pasted. */
export const story = `\
 date 2031-11-07 Coast

    • Pell Sound lights its lamp again after thirty years

Share
Copy link

By Marta Quillon

    PELL SOUND, North Skerry (TSA) — The lighthouse of Pell Sound was lit again on Friday, thirty years after its lamp was sold to a \
hotel, and forty boats came out to see it.

    The hotel closed in spring, and its owner gave the lamp back for one coin. Divers from the harbour carried it up the stairs in eleven \
pieces, said the warden, Jonas Ebbing.

    "We counted the steps aloud," he said. "There are two hundred and six."

    The lamp will burn from dusk to midnight until the end of March. Ships do not need it any more, but the town's ferry has asked for it.

    A school class has painted the door in the blue that it had in 1931.

READ MORE: The hotel that collected lamps
`;
