/// What a step wrote to one of the files that stand for commands: `name=value` lines, or `name<<DELIMITER`, lines, `DELIMITER`.
struct CommandFile: Equatable {
  struct Entry: Equatable {
    var name: String
    var value: String
  }

  /// Entries in the order written, up to the problem.
  private(set) var entries: [Entry] = []
  /// What the runner fails the step for.
  private(set) var problem: String?

  /// Reads the bytes of a file as the runner's `FileCommandManager` does; only LF ends a line.
  init(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }[...]
    // The text after the last LF is a line only when there is some.
    if lines.last == "" { lines.removeLast() }
    while problem == nil, let line = lines.popFirst() {
      if !line.isEmpty { read(line, &lines) }
    }
  }

  /// Marks the file as one that the runner fails the step for.
  mutating func fail(_ problem: String) { self.problem = problem }

  private mutating func read(_ line: String, _ rest: inout ArraySlice<String>) {
    let equals = line.firstIndex(of: "=") ?? line.endIndex
    if let heredoc = line.firstRange(of: "<<"), heredoc.lowerBound < equals {
      let delimiter = line[heredoc.upperBound...]
      guard heredoc.lowerBound > line.startIndex, !delimiter.isEmpty else {
        problem = "Invalid format '\(line)'. Name must not be empty and delimiter must not be empty"
        return
      }
      guard let end = rest.firstIndex(where: { $0.utf8.elementsEqual(delimiter.utf8) }) else {
        problem = "Invalid value. Matching delimiter not found '\(delimiter)'"
        return
      }
      entries.append(Entry(name: String(line[..<heredoc.lowerBound]), value: rest[..<end].joined(separator: "\n")))
      rest = rest[(end + 1)...]
    } else if equals < line.endIndex, equals > line.startIndex {
      entries.append(Entry(name: String(line[..<equals]), value: String(line[line.index(after: equals)...])))
    } else {
      problem = "Invalid format '\(line)'"
    }
  }
}
