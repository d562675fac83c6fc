//! A square table of numbers.

/// Numbers for every ordered pair.
#[derive(Debug, Clone)]
pub(super) struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

impl Matrix {
    /// The table of that size whose cells are told by `cell`.
    pub(super) fn of(size: usize, cell: impl Fn(usize, usize) -> f64) -> Self {
        Matrix { size, cells: (0..size * size).map(|at| cell(at / size, at % size)).collect() }
    }

    /// A table of zeros.
    pub(super) fn zero(size: usize) -> Self {
        Matrix { size, cells: vec![0.0; size * size] }
    }

    /// How many there are.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// One cell.
    pub(super) fn at(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    /// Adds to one cell.
    pub(super) fn add(&mut self, row: usize, column: usize, value: f64) {
        self.cells[row * self.size + column] += value;
    }
}
