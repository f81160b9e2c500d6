/// A shell command that exchanges a token: `curl …/sts/exchange?scope=…&identity=…`, or `octosts exchange --scope … --identity …`.
struct ShellExchange {
  let tool: String
  private(set) var scope: String?
  private(set) var identity: String?
  private(set) var domain: String?
  private(set) var audience: String?

  private static let path = "/sts/exchange"

  /// Finds the first such command of a script; nil where there is none. Shell variables become expressions on `env`, which holds them.
  init?(_ script: String) {
    let lines = script.replacing("\\\n", with: " ").split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }.filter {
      !$0.hasPrefix("#")
    }
    if let line = lines.first(where: { $0.contains(Self.path) }), let found = line.firstRange(of: Self.path) {
      tool = "curl"
      read(query: line[found.upperBound...])
      // The address may be written in pieces, with `-G -d scope=…`.
      if scope == nil { scope = Self.value(of: "scope", in: line[...]) }
      if identity == nil { identity = Self.value(of: "identity", in: line[...]) }
      let before = line[..<found.lowerBound]
      let start = before.lastIndex { " \"'\t=(".contains($0) }.map(before.index(after:)) ?? before.startIndex
      let host = before[start...]
      if let scheme = host.firstRange(of: "://") { domain = Self.expanded(host[scheme.upperBound...]) }
      audience = lines.lazy.compactMap { Self.value(of: "audience", in: $0) }.first
    } else if let words = lines.lazy.compactMap({ Self.command($0) }).first {
      tool = "octosts exchange"
      scope = Self.option("--scope", words)
      identity = Self.option("--identity", words)
      domain = Self.option("--domain", words)
      audience = lines.lazy.compactMap { Self.value(of: "audience", in: $0) }.first
    } else {
      return nil
    }
  }

  private mutating func read(query: Substring) {
    guard query.first == "?" else { return }
    let address = query.dropFirst().prefix { !" \"'\t)".contains($0) }
    // An expression may hold blanks.
    let whole = address.contains("${{") ? query.dropFirst().prefix { !"\"'\t)".contains($0) } : address
    for pair in whole.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      if parts[0] == "scope" { scope = Self.expanded(parts[1]) }
      if parts[0] == "identity" { identity = Self.expanded(parts[1]) }
    }
  }

  /// The text after `name=`.
  private static func value(of name: String, in line: Substring) -> String? {
    guard let found = line.firstRange(of: name + "=") else { return nil }
    if let before = line[..<found.lowerBound].last, before.isLetter || before == "_" { return nil }
    let value = line[found.upperBound...].prefix { !" \"'\t&)".contains($0) }
    return value.isEmpty ? nil : expanded(value)
  }

  /// The words after `octosts exchange`.
  private static func command(_ line: Substring) -> [String]? {
    guard let found = line.firstRange(of: "octosts exchange") else { return nil }
    if let before = line[..<found.lowerBound].last, before.isLetter || before == "-" || before == "_" { return nil }
    var words: [String] = []
    var word = ""
    var quote: Character?
    var rest = line[found.upperBound...]
    while let character = rest.first {
      rest = rest.dropFirst()
      if character == "$", rest.hasPrefix("{{"), let end = rest.firstRange(of: "}}") {
        word += "$" + rest[..<end.upperBound]
        rest = rest[end.upperBound...]
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
      } else if quote == nil, " \t);|&<>".contains(character) {
        if !word.isEmpty { words.append(word) }
        word = ""
        if !" \t".contains(character) { return words }
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  private static func option(_ name: String, _ words: [String]) -> String? {
    for (index, word) in words.enumerated() {
      if word == name, index + 1 < words.count { return expanded(Substring(words[index + 1])) }
      if word.hasPrefix(name + "=") { return expanded(word.dropFirst(name.count + 1)) }
    }
    return nil
  }

  /// `$NAME` and `${NAME}` as expressions; what the shell works out otherwise is not known.
  private static func expanded(_ text: Substring) -> String {
    var out = ""
    var rest = text.replacing("%2F", with: "/")[...]
    while let character = rest.popFirst() {
      guard character == "$", !rest.hasPrefix("{{") else {
        if character == "$", let end = rest.firstRange(of: "}}") {
          out += "$" + rest[..<end.upperBound]
          rest = rest[end.upperBound...]
        } else {
          out.append(character)
        }
        continue
      }
      let isBraced = rest.first == "{"
      if isBraced { rest = rest.dropFirst() }
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      rest = rest.dropFirst(name.count)
      if isBraced {
        guard rest.first == "}" else { return out + "${{ shell.value }}" }
        rest = rest.dropFirst()
      }
      switch name {
      case "": out += "${{ shell.value }}"
      case "GITHUB_REPOSITORY": out += "${{ github.repository }}"
      case "GITHUB_REPOSITORY_OWNER": out += "${{ github.repository_owner }}"
      default: out += "${{ env.\(name) }}"
      }
    }
    return out
  }
}
