//! What this machine has, and what this process has used of it.

use std::fs;

/// Memory of the machine in bytes; 4 GiB where it can't be told.
pub fn memory_bytes() -> usize {
    field("/proc/meminfo", "MemTotal:").unwrap_or(4 << 30)
}

/// The most memory this process has held at once, in bytes; 0 where it can't be told.
pub fn peak_memory_bytes() -> usize {
    field("/proc/self/status", "VmHWM:").unwrap_or(0)
}

/// A field of a file of the kernel, given in kB.
fn field(path: &str, name: &str) -> Option<usize> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().trim_end_matches(" kB").trim().parse::<usize>().ok().map(|kilobytes| kilobytes << 10)
}
