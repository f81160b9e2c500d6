import JSON
import Source

/// The claims of a token that is being made up, in order: some are given, the others follow from them or are assumed.
public struct ClaimSheet: Sendable {
  /// A claim, and where its value comes from.
  public struct Claim: Sendable, Hashable {
    /// Where a value comes from.
    public enum Origin: String, Sendable {
      /// From whoever asked.
      case given
      /// By the issuer's rules from other claims.
      case derived
      /// A plausible value, for want of a given one.
      case assumed
    }

    public let name: String
    public let value: JSONValue
    public let origin: Origin
  }

  /// The claims so far; no name twice.
  public private(set) var claims: [Claim] = []
  private var given: [JSONValue.Member]

  /// A sheet for a token with claims that are `given`; of repeated ones the last counts.
  public init(given: [JSONValue.Member]) {
    self.given = given
  }

  /// The value of a claim that is given or already made; nil where there is none.
  public subscript(name: String) -> JSONValue? {
    given.last { $0.name.hasSameBytes(as: name) }?.value ?? claims.first { $0.name.hasSameBytes(as: name) }?.value
  }

  /// The text of a claim; empty where there is none.
  public func text(_ name: String) -> String { self[name]?.string ?? "" }

  /// Adds a claim that follows from others, unless it is given.
  mutating func derive(_ name: String, _ value: String) { add(name, .string(value), .derived) }

  /// Adds a plausible claim, unless it is given.
  mutating func assume(_ name: String, _ value: String) { add(name, .string(value), .assumed) }

  /// Adds a claim unless it is given; then that is added.
  mutating func add(_ name: String, _ value: JSONValue, _ origin: Claim.Origin) {
    if claims.contains(where: { $0.name.hasSameBytes(as: name) }) { return }
    if let own = given.last(where: { $0.name.hasSameBytes(as: name) })?.value {
      claims.append(.init(name: name, value: own, origin: .given))
    } else {
      claims.append(.init(name: name, value: value, origin: origin))
    }
  }

  /// Adds what is given and not in the sheet yet.
  mutating func addRest() {
    for member in given { add(member.name, member.value, .given) }
  }

  /// The claims that are `given` and no others; of repeated ones the last counts.
  public static func plain(_ given: [JSONValue.Member]) -> [JSONValue.Member] {
    var sheet = ClaimSheet(given: given)
    sheet.addRest()
    return sheet.claims.map { .init($0.name, $0.value) }
  }

  /// Sorts the claims by the place of their names in `names`; what is not there comes last.
  mutating func sort(by names: [String]) {
    let place = { (claim: Claim) in names.firstIndex(of: claim.name) ?? names.count }
    claims = claims.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
  }

  /// The payload of the token.
  public var json: JSONValue { .object(claims.map { .init($0.name, $0.value) }) }
}
