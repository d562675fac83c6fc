//! Values: a number that events carry, group by group.

use journey::answer::ValuesAnswer;
use journey::question::Values;

use crate::cell::Cell;
use crate::table::{Table, Told};

pub fn tell(asked: &Values, answer: &ValuesAnswer, subjects: &str) -> Told {
    let groups = Table::of("Groups", &answer.groups)
        .both(asked.group.as_deref().unwrap_or("Group"), "group", |group| Cell::from(&group.group))
        .both("Events", "count", |group| Cell::from(group.count))
        .both(subjects, "customers", |group| Cell::from(group.customers))
        .both("Sum", "sum", |group| Cell::Number(group.sum))
        .both("Mean", "mean", |group| Cell::Number(group.mean))
        .both("Deviation", "deviation", |group| group.deviation.map_or(Cell::Nothing, Cell::Number))
        .both("Least", "min", |group| Cell::Number(group.min))
        .both("Most", "max", |group| Cell::Number(group.max))
        .done();
    Told::default().fact("Number", asked.value.as_str()).table(groups)
}
