//! Dashboards: saved questions side by side.
//!
//! ```json
//! {"tiles":[{"question":"weekly-funnel","title":"This week","width":6,"height":4,"show":"picture"}]}
//! ```

use journey::{Node, Refusal, limits};

/// Columns of a dashboard; a tile is as many wide.
const COLUMNS: usize = 12;
/// The tallest tile, in rows; a screen shows about eight.
const ROWS: usize = 24;

/// Checks a dashboard.
pub(super) fn check(node: &Node<'_>) -> Result<(), Refusal> {
    let tiles = node.fields(&["tiles"])?.require("tiles")?;
    tiles.list(limits::DASHBOARD_TILES)?.iter().try_for_each(check_tile)
}

fn check_tile(node: &Node<'_>) -> Result<(), Refusal> {
    let fields = node.fields(&["question", "title", "width", "height", "show"])?;
    fields.require("question")?.name()?;
    fields.read("title", Node::name)?;
    fields.read("width", |width| width.whole(1..=COLUMNS))?;
    fields.read("height", |height| height.whole(1..=ROWS))?;
    fields.read("show", |show| show.one_of(&[("picture", ()), ("table", ())]))?;
    Ok(())
}
