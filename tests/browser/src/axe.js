// Each finding as one line: the rule, where, and what axe-core says of it. Style sheets are not fetched a second time.
const done = arguments[arguments.length - 1];
const words = ({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.flat().join(" ")}: ${node.failureSummary}`);
axe.run(document, { preload: false, resultTypes: ["violations"] }).then(
    ({ violations }) => done(violations.flatMap(words)),
    (error) => done(String(error)),
);
