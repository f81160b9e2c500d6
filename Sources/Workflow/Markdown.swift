/// Text for GitHub's Markdown that comes from elsewhere.
public enum Markdown {
  /// `text` so that it shows as it is, on one line: no markup, HTML, link, mention or table cell comes of it.
  public static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.neutralised().unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "!"..."/", ":"..."@", "["..."`", "{"..."~":
        out += "\\"
        out.unicodeScalars.append(scalar)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// `text` as a code span, which may stand in a table cell.
  public static func code(_ text: String) -> String {
    let text = text.neutralised()
    guard !text.isEmpty else { return "" }
    // HTML, because a code span cannot hold every run of backticks, nor a `|` inside a table, without changing it.
    var out = "<code>"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9", " ": out.unicodeScalars.append(scalar)
      case _ where scalar.isASCII: out += "&#\(scalar.value);"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "</code>"
  }

  /// `text` with what stands between backticks as code, the rest as it is: for sentences that quote others.
  public static func prose(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    return parts.enumerated().map { index, part in
      // A backtick without a partner is one of the text's own.
      if index % 2 == 0 { return escaped(part) }
      return index == parts.count - 1 ? escaped("`" + part) : code(part)
    }.joined()
  }

  /// `text` with its lines as a block of code, for the name of a language or for none.
  public static func block(_ text: String, language: String = "") -> String {
    let text = text.neutralised(keepingLines: true)
    var longest = 2
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)\(language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)\n"
  }

  /// A table of escaped cells; rows shorter than the heading are filled up, longer ones cut.
  public static func table(_ heading: [String], _ rows: [[String]]) -> String {
    func row(_ cells: [String]) -> String {
      "| " + (0..<heading.count).map { $0 < cells.count ? cells[$0] : "" }.joined(separator: " | ") + " |\n"
    }
    return row(heading) + row(heading.map { _ in "---" }) + rows.map(row).joined()
  }
}
