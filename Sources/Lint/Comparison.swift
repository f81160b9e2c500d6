import Pattern
import Source
import TrustPolicy
import YAML

/// A text of a policy that a claim of the token is compared with. A class because every rule walks over all of them.
final class Comparison {
  enum Part: Sendable, Hashable {
    case issuer, subject, audience
    case claim(String)
  }

  /// The texts that the service lets in.
  enum Admitted {
    /// The pattern does not compile.
    case unknown
    case only(String)
    /// All of them begin with a text, which may be empty.
    case texts(Language, beginning: String)
    case tooComplex
  }

  let part: Part
  /// The key as messages name it.
  let field: String
  /// The text as the service stores it.
  let text: String
  let isPattern: Bool
  let key: Span
  let span: Span
  private let scalar: WrittenScalar?
  /// What the pattern compiles to; nil for what is no pattern, does not compile or is not looked at.
  let pattern: AnchoredPattern?
  let admitted: Admitted
  let effort: Effort

  private init(_ part: Part, _ field: String, _ located: Located<String>, isPattern: Bool, scalar: WrittenScalar?, effort: Effort) {
    self.part = part
    self.field = field
    self.isPattern = isPattern
    self.scalar = scalar
    self.effort = effort
    text = located.value
    key = located.key
    span = located.span
    if !isPattern {
      (pattern, admitted) = (nil, .only(located.value))
    } else if !effort.begin(on: located.span, bytes: located.value.utf8.count) {
      (pattern, admitted) = (nil, .tooComplex)
    } else if let pattern = try? AnchoredPattern(located.value) {
      (self.pattern, admitted) = (pattern, Self.admitted(pattern.pattern, at: located.span, effort))
    } else {
      (pattern, admitted) = (nil, .unknown)
    }
  }

  private static func admitted(_ pattern: Pattern, at place: Span, _ effort: Effort) -> Admitted {
    if let text = pattern.onlyText { return .only(text) }
    let language = effort.spend(on: place) { budget throws(Language.TooComplex) in try Language(matching: pattern, within: budget) }
    guard let language else { return .tooComplex }
    return .texts(language, beginning: pattern.prefix)
  }

  /// The place of a part of the text, in UTF-8 offsets; the whole value where that cannot be told.
  func place(_ part: Range<Int>) -> Span {
    scalar?.map?.span(part) ?? span
  }

  /// The place of a part of the tree of ``pattern``.
  func place(inTree part: Range<Int>) -> Span {
    place(part.lowerBound - 1..<part.upperBound - 1)
  }

  /// Whether a part of the text can be replaced in the file.
  var isPlaced: Bool { scalar?.map != nil }

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
  static func all(of policy: StoredPolicy, effort: Effort, scalar: (String, Span) -> WrittenScalar?) -> [Comparison] {
    var all: [Comparison] = []
    func add(_ part: Part, _ field: String, _ located: Located<String>, isPattern: Bool) {
      all.append(
        Comparison(part, field, located, isPattern: isPattern, scalar: scalar(located.value, located.span), effort: effort))
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

/// A scalar of the file, from whose text there is a way back. A class because the way is made when first it is asked for: of most scalars
/// nobody asks.
final class WrittenScalar {
  private let node: Node
  private let bytes: [UInt8]
  private(set) lazy var map = ScalarMap(node, in: bytes)

  init(_ node: Node, in bytes: [UInt8]) {
    self.node = node
    self.bytes = bytes
  }
}
