import Source

/// A line of a file with a place underlined, as compilers show it.
struct Snippet {
  private static let width = 120
  let source: SourceText
  let lines: LineMap

  init(_ source: SourceText) {
    self.source = source
    lines = source.lines
  }

  /// `path:line:column`.
  func location(_ span: Span) -> String {
    let place = lines.place(span.start)
    return "\(source.name.shown):\(place.line):\(place.column)"
  }

  /// The lines of the picture, of a span that goes over several lines the first.
  func picture(_ span: Span, _ style: Style = .plain, _ mark: Style.Part = .message) -> [String] {
    let number = lines.place(span.start).line
    let line = lines.line(number)
    let start = max(min(span.start, line.end), line.start)
    let end = max(min(span.end, line.end), start)
    // Of a long line the part around the place is shown.
    let left = start - line.start > Self.width ? start - Self.width / 2 : line.start
    let right = min(line.end, left + Self.width * 2)
    let before = shown(left, start)
    let text = (left > line.start ? "…" : "") + before + shown(start, right) + (right < line.end ? "…" : "")
    let gutter = String(repeating: " ", count: String(number).count)
    let indent = String(repeating: " ", count: before.unicodeScalars.count + (left > line.start ? 1 : 0))
    let marks = String(repeating: "^", count: max(shown(start, min(end, right)).unicodeScalars.count, 1))
    return [
      " \(gutter) " + style(.frame, "|"), " " + style(.frame, "\(number) |") + " \(text)",
      " \(gutter) " + style(.frame, "|") + " \(indent)" + style(mark, marks),
    ]
  }

  private func shown(_ start: Int, _ end: Int) -> String {
    source.text(Span(start, end)).replacing("\t", with: " ").shown
  }
}
