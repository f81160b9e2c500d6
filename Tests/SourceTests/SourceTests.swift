import Testing

@testable import Source

@Suite struct LineMapTests {
  @Test(
    "every line end counts, columns count characters",
    arguments: [
      (0, 1, 1), (1, 1, 2), (2, 2, 1), (4, 2, 2), (5, 3, 1), (8, 4, 1), (99, 4, 1),
    ])
  func places(_ offset: Int, _ line: Int, _ column: Int) {
    // a LF, é CR, b CR LF: bytes 0-1, 2-4, 5-7.
    let lines = LineMap(Array("a\né\rb\r\n".utf8))
    #expect(lines.place(offset) == LineMap.Place(line: line, column: column))
    #expect(lines.count == 4)
  }

  @Test("a line has no line end", arguments: [(1, "a"), (2, "é"), (3, "b"), (4, ""), (9, "")])
  func lines(_ number: Int, _ text: String) {
    let source = SourceText(name: "t", text: "a\né\rb\r\n")
    #expect(source.text(source.lines.line(number)) == text)
  }

  @Test("a span is kept in order and joined at its ends")
  func spans() {
    #expect(Span(5, 3) == Span(5, 5))
    #expect(Span(1, 2).joined(Span(4, 6)) == Span(1, 6))
    #expect(Span(1..<3) < Span(1, 4))
  }
}

@Suite struct PrintableTests {
  @Test(
    "what a terminal would act upon is shown as an escape",
    arguments: [
      ("plain é 漢", "plain é 漢"), ("\u{1B}[31m", "\\u{1b}[31m"), ("a\nb\rc\td", "a\\nb\\rc\\td"), ("\u{202E}x", "\\u{202e}x"),
      ("\u{9B}x\u{7F}", "\\u{9b}x\\u{7f}"), ("a\u{200B}b\u{FEFF}", "a\\u{200b}b\\u{feff}"), ("\u{2066}\u{E0041}", "\\u{2066}\\u{e0041}"),
    ])
  func escapes(_ text: String, _ shown: String) {
    #expect(text.printable() == shown)
  }

  @Test("long text is cut, lines stay where they may")
  func bounds() {
    #expect("abcdef".printable(limit: 3) == "abc…")
    #expect("a\nb".printable(keepingLines: true) == "a\nb")
  }

  @Test("severities are ordered")
  func severities() {
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
  }
}
