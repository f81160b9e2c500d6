import Pattern
import Source
import TrustPolicy
import YAML

/// A text of a policy that a claim of the token is compared with.
struct Comparison: Sendable {
  enum Part: Sendable, Hashable {
    case issuer, subject, audience
    case claim(String)
  }

  let part: Part
  /// The key as messages name it.
  let field: String
  /// The text as the service stores it.
  let text: String
  let isPattern: Bool
  let key: Span
  let span: Span
  private let map: ScalarMap?
  /// What becomes of the anchors; nil for what is no pattern or does not compile.
  let anchoring: Anchoring?
  /// The texts that are let in; nil where there is no pattern, or one too complex to tell.
  let language: Language?
  /// Whether the pattern is sound and yet too complex for its language.
  let isTooComplex: Bool
  /// The tree of the pattern by itself; nil where it does not parse without the anchors.
  let syntax: Syntax?

  private init(_ part: Part, _ field: String, _ located: Located<String>, isPattern: Bool, map: ScalarMap?) {
    self.part = part
    self.field = field
    self.isPattern = isPattern
    self.map = map
    text = located.value
    key = located.key
    span = located.span
    anchoring = isPattern ? try? Anchoring(of: located.value) : nil
    (language, isTooComplex) = Self.language(of: located.value, isPattern: isPattern)
    syntax = isPattern ? try? Syntax(parsing: located.value) : nil
  }

  private static let budget = Language.Budget(states: 2_000)

  private static func language(of text: String, isPattern: Bool) -> (Language?, isTooComplex: Bool) {
    guard isPattern else { return (try? Language(exactly: text), false) }
    guard let pattern = try? Pattern.anchored(text) else { return (nil, false) }
    let language = try? Language(matching: pattern, within: budget)
    return (language, language == nil)
  }

  /// Whether the service lets `text` in.
  func admits(_ text: String) -> Bool {
    language?.contains(text) ?? false
  }

  /// The place of a part of the text, in UTF-8 offsets; the whole value where that cannot be told.
  func place(_ part: Range<Int>) -> Span {
    map?.span(part) ?? span
  }

  /// Whether a part of the text can be replaced in the file.
  var isPlaced: Bool { map != nil }

  /// The name of the claim in a token.
  var claim: String {
    switch part {
    case .issuer: "iss"
    case .subject: "sub"
    case .audience: "aud"
    case .claim(let name): name
    }
  }

  /// A token that has `text` here.
  func witness(_ text: String, isAdmitted: Bool = true) -> Witness {
    Witness([.init(claim, text)], isAdmitted: isAdmitted)
  }

  /// Everything that `policy` compares, in file order.
  static func all(of policy: StoredPolicy, map: (String, Span) -> ScalarMap?) -> [Comparison] {
    var all: [Comparison] = []
    func add(_ part: Part, _ field: String, _ located: Located<String>, isPattern: Bool) {
      all.append(Comparison(part, field, located, isPattern: isPattern, map: map(located.value, located.span)))
    }
    for (part, name) in [(Part.issuer, "issuer"), (.subject, "subject"), (.audience, "audience")] {
      if let text = policy[text: name] { add(part, name, text, isPattern: false) }
      if let text = policy[text: name + "_pattern"] { add(part, name + "_pattern", text, isPattern: true) }
    }
    for rule in policy.claimPatterns ?? [] {
      let located = Located(rule.value.pattern, key: rule.key, span: rule.span)
      add(.claim(rule.value.claim), "claim_pattern.\(rule.value.claim)", located, isPattern: true)
    }
    return all.sorted { $0.key < $1.key }
  }
}
