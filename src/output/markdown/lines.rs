//! Lines inside of lists and quotations: each begins with what those ask for.

/// Containers that lines are set in by; what is nested deeper is laid flat.
const DEEPEST: usize = 32;

/// What lines stand in: an item, a quotation, a footnote.
struct Container {
    /// What its first line begins with, until that is written.
    first: Option<String>,
    /// What its further lines begin with.
    rest: &'static str,
    /// How many blanks of it `rest` stands for, more than it has itself.
    blanks: usize,
    /// Whether nothing stands in it yet.
    is_fresh: bool,
    /// Whether its last block is a list, counted or not, and by the second of the two signs.
    last_list: Option<(bool, bool)>,
}

/// Markdown in the making, line by line.
pub(super) struct Lines {
    out: String,
    containers: Vec<Container>,
    /// Containers that were too deep to be set.
    flat: usize,
}

impl Lines {
    pub(super) fn new() -> Self {
        let page = Container { first: None, rest: "", blanks: 0, is_fresh: true, last_list: None };
        Self { out: String::new(), containers: vec![page], flat: 0 }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Writes a block, behind an empty line.
    pub(super) fn block(&mut self, text: &str) {
        self.note_list(None);
        self.part();
        text.split('\n').for_each(|line| self.line(line));
    }

    /// Takes note that the next block is a list, or none; gives whether it must have the second sign, to be told from one right
    /// above.
    pub(super) fn note_list(&mut self, ordered: Option<bool>) -> bool {
        let Some(container) = self.containers.last_mut() else { return false };
        let second = container.last_list.is_some_and(|(kind, second)| ordered == Some(kind) && !second);
        container.last_list = ordered.map(|ordered| (ordered, second));
        second
    }

    /// Parts what comes next from what stands before in the same container.
    pub(super) fn part(&mut self) {
        let Some(container) = self.containers.last_mut() else { return };
        if !std::mem::replace(&mut container.is_fresh, false) {
            self.line("");
        }
    }

    /// Lets what comes next stand right below what is before.
    pub(super) fn tight(&mut self) {
        if let Some(container) = self.containers.last_mut() {
            container.is_fresh = false;
        }
    }

    /// Opens a container whose first line begins with `first`; its further ones with `rest`, or as many blanks.
    pub(super) fn open(&mut self, first: &str, rest: Option<&'static str>) {
        if self.containers.len() > DEEPEST {
            self.flat += 1;
            return;
        }
        let blanks = if rest.is_some() { 0 } else { first.chars().count() };
        let rest = rest.unwrap_or_default();
        let first = Some(first.to_owned());
        self.containers.push(Container { first, rest, blanks, is_fresh: true, last_list: None });
    }

    /// Closes the container that was opened last. One that nothing was written in has its first line all the same.
    pub(super) fn close(&mut self) {
        if self.flat > 0 {
            self.flat -= 1;
            return;
        }
        if self.containers.last().is_some_and(|container| container.first.is_some()) {
            self.line("");
        }
        self.containers.pop();
        if let Some(container) = self.containers.last_mut() {
            container.is_fresh = false;
        }
    }

    fn line(&mut self, line: &str) {
        for container in &mut self.containers {
            if let Some(first) = container.first.take() {
                self.out.push_str(&first);
            } else {
                self.out.push_str(container.rest);
                (0..container.blanks).for_each(|_| self.out.push(' '));
            }
        }
        self.out.push_str(line);
        if line.is_empty() {
            self.out.truncate(self.out.trim_end_matches(' ').len());
        }
        self.out.push('\n');
    }
}
