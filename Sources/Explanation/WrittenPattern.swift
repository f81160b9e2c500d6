import Pattern

/// A pattern as its author wrote it, piece by piece: characters that stand for themselves, and what stands between them.
struct WrittenPattern: Sendable {
  private enum Kind: Sendable {
    case character(Unicode.Scalar)
    /// `^` or `$`, which the service adds anyway.
    case edge
    /// Parentheses, with what they open with.
    case group(opening: String)
    case other
  }

  private struct Piece: Sendable {
    let kind: Kind
    let text: String

    var character: Unicode.Scalar? { if case .character(let scalar) = kind { scalar } else { nil } }
    var isEdge: Bool { if case .edge = kind { true } else { false } }
  }

  private let pieces: [Piece]

  /// Nil where something works beyond its place: a flag, a bar outside of groups, an anchor that does not hold.
  init?(_ written: String) {
    guard let anchored = try? AnchoredPattern(written), anchored.anchoring.escapes.isEmpty,
      case .concatenation(let parts) = anchored.syntax.element
    else { return nil }
    let bytes = Array(written.utf8)
    var pieces: [Piece] = []
    var end = 0
    /// Adds a piece, which must begin where the last one ended; the places count the `^` that is added.
    func add(_ place: Range<Int>, _ kind: Kind) -> Bool {
      guard place.lowerBound - 1 == end, place.upperBound - 1 <= bytes.count else { return false }
      pieces.append(Piece(kind: kind, text: String(decoding: bytes[end..<place.upperBound - 1], as: UTF8.self)))
      end = place.upperBound - 1
      return true
    }
    for part in parts.dropFirst().dropLast() {
      switch part.element {
      case .literal(let literal) where !literal.folded:
        for (point, place) in zip(literal.points, literal.places) {
          guard let scalar = Unicode.Scalar(point), add(place, .character(scalar)) else { return nil }
        }
      case .assertion(.beginText), .assertion(.endText), .assertion(.dollar): guard add(part.place, .edge) else { return nil }
      default: guard add(part.place, .other) else { return nil }
      }
    }
    guard end == bytes.count else { return nil }
    self.pieces = pieces.map { Piece(kind: Self.groupKind($0) ?? $0.kind, text: $0.text) }
  }

  /// A flag within a group would hold for an alternative that is added.
  private static func groupKind(_ piece: Piece) -> Kind? {
    guard case .other = piece.kind, piece.text.hasSuffix(")") else { return nil }
    guard let opening = ["(?:", "("].first(where: piece.text.hasPrefix) else { return nil }
    return piece.text.dropFirst(opening.count).contains("(?") || (opening == "(" && piece.text.hasPrefix("(?"))
      ? nil : .group(opening: opening)
  }

  /// How many pieces at an edge are the characters of `text` one by one, and how many characters that are.
  private static func agreement(_ pieces: some Collection<Piece>, _ text: some Collection<Unicode.Scalar>) -> (pieces: Int, scalars: Int) {
    let edges = pieces.prefix(while: \.isEdge).count
    let common = zip(pieces.dropFirst(edges), text).prefix { $0.character == $1 }.count
    return (edges + common, common)
  }
}

// MARK: - Parts

extension WrittenPattern {
  /// What is wanted in a place: a text, or what has a form.
  enum Wanted: Sendable, Equatable {
    case text(String)
    case form(String)
  }

  /// What the pattern wants between two texts, as far as it is of the characters of `form`, if neither what stands before it nor what stands
  /// after it takes a share of that.
  func wanted(after left: String, before right: String, within form: String = "[^@:]*") -> Wanted? {
    guard pieces.count <= Self.sizeLimit else { return nil }
    let ends = cuts(before: right.unicodeScalars.first).filter { matches(pieces[$0...], right) }
    let firsts = cuts(after: left.unicodeScalars.last).filter { matches(pieces[..<$0], left) }
    let cuts = firsts.flatMap { first in ends.filter { $0 >= first }.map { first..<$0 } }
    for cut in cuts.prefix(Self.cutLimit) {
      let middle = pieces[cut].filter { !$0.isEdge }
      let own = middle.map(\.text).joined()
      guard isAll(own, of: form, after: left, before: right) else { continue }
      let characters = middle.compactMap(\.character)
      guard own.utf8.count <= Self.formLimit else { return nil }
      return characters.count == middle.count ? .text(String(String.UnicodeScalarView(characters))) : .form(own)
    }
    return nil
  }

  /// The places after a piece that is `scalar`; without one the beginning.
  private func cuts(after scalar: Unicode.Scalar?) -> [Int] {
    guard let scalar else { return [pieces.prefix(while: \.isEdge).count] }
    return Array(pieces.indices.filter { pieces[$0].character == scalar }.map { $0 + 1 }.prefix(Self.placeLimit))
  }

  /// The places before a piece that is `scalar`; without one the end.
  private func cuts(before scalar: Unicode.Scalar?) -> [Int] {
    guard let scalar else { return [pieces.count - pieces.reversed().prefix(while: \.isEdge).count] }
    return Array(pieces.indices.filter { pieces[$0].character == scalar }.prefix(Self.placeLimit))
  }

  private static let placeLimit = 32
  private static let sizeLimit = 512
  /// Bytes of the longest part that a sentence has room for.
  private static let formLimit = 128
  /// Cuts that are looked at closely.
  private static let cutLimit = 4

  private func matches(_ pieces: some Sequence<Piece>, _ text: String) -> Bool {
    (try? Pattern.full(pieces.map(\.text).joined()))?.matches(text) ?? false
  }

  private func isAll(_ own: String, of form: String, after left: String, before right: String) -> Bool {
    let (left, right) = (Pattern.quoted(left), Pattern.quoted(right))
    func language(_ pattern: String) -> Language? { (try? Pattern.full(pattern)).flatMap { try? Language(matching: $0) } }
    guard let whole = language(pieces.map(\.text).joined()), let context = language(left + form + right),
      let part = language(left + "(?:" + own + ")" + right), let wanted = try? part.intersection(context),
      let all = try? whole.intersection(context)
    else { return false }
    return wanted == all
  }
}

// MARK: - One text more

extension WrittenPattern {
  /// The pattern that admits what this one does and `text` besides, with an alternative where the text leaves it.
  ///
  /// All that is outside of the alternatives stands for itself, so that nothing else is admitted. With `form` the alternative has another
  /// form than that of the text, as far as this is in it: nil where it leaves nothing to it.
  ///
  /// - Parameter keepingIDs: whether ids that may stand after names may do so in `text` as well, so that it is admitted with any.
  func admitting(_ text: String, keepingIDs: Bool = false, form: (_ rest: String) -> String? = { Pattern.quoted($0) }) -> String? {
    let scalars = Array(text.unicodeScalars)
    var (front, first) = Self.agreement(pieces, scalars)
    while keepingIDs, front < pieces.count, Self.optionalIDs.contains(pieces[front].text) {
      first += Self.idLength(scalars[first...])
      let (more, further) = Self.agreement(pieces[(front + 1)...], scalars[first...])
      (front, first) = (front + 1 + more, first + further)
    }
    var (back, last) = Self.agreement(pieces.dropFirst(front).reversed(), scalars.dropFirst(first).reversed())
    func isOneGroup() -> Bool {
      guard front + back + 1 == pieces.count, first + last < scalars.count, case .group = pieces[front].kind else { return false }
      return true
    }
    // Words are not torn apart, nor is what may be a part of a word.
    func isTorn(_ outside: Int, _ inside: Int, _ scalar: Int) -> Bool {
      guard pieces.indices.contains(outside), isWord(outside, orElse: false) else { return false }
      if front + back == pieces.count || first + last == scalars.count { return true }
      return isWord(inside, orElse: true) || Self.isWord(scalars[scalar])
    }
    if !isOneGroup() {
      while first > 0, isTorn(front - 1, front, first) { (front, first) = (front - 1, first - 1) }
      while last > 0, isTorn(pieces.count - back, pieces.count - back - 1, scalars.count - last - 1) { (back, last) = (back - 1, last - 1) }
    }
    let middle = pieces[front..<pieces.count - back]
    guard let rest = form(String(String.UnicodeScalarView(scalars[first..<scalars.count - last]))) else { return nil }
    let alternatives: String
    if middle.count == 1, let only = middle.first, case .group = only.kind {
      alternatives = only.text.dropLast() + "|" + rest + ")"
    } else {
      alternatives = "(" + middle.map(\.text).joined() + "|" + rest + ")"
    }
    return pieces[..<front].map(\.text).joined() + alternatives + pieces[(pieces.count - back)...].map(\.text).joined()
  }

  private static let optionalIDs = ["(@[0-9]+)?", "(?:@[0-9]+)?", "(@\\d+)?", "(?:@\\d+)?"]

  /// The length of an id such as `@1234` at the beginning.
  private static func idLength(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    guard scalars.first == "@" else { return 0 }
    let digits = scalars.dropFirst().prefix { ("0"..."9").contains($0) }.count
    return digits == 0 ? 0 : digits + 1
  }

  /// Whether the piece at `index` is a character of words; `other` where it is no single character.
  private func isWord(_ index: Int, orElse other: Bool) -> Bool {
    guard let character = pieces[index].character else { return other }
    return Self.isWord(character)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII || scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "-"
  }

  /// The pattern with `addition` at its end.
  func followed(by addition: String) -> String {
    let edges = pieces.reversed().prefix(while: \.isEdge).count
    return pieces.dropLast(edges).map(\.text).joined() + addition + pieces.suffix(edges).map(\.text).joined()
  }

  /// The pattern with its letters at both edges in the case that `text` has them in.
  func recased(_ text: String) -> String {
    var out = pieces.map(\.text)
    let scalars = Array(text.unicodeScalars)
    func recase(_ indices: some Sequence<Int>, _ scalars: some Sequence<Unicode.Scalar>) {
      for (index, scalar) in zip(indices, scalars) {
        guard let own = pieces[index].character, own.properties.lowercaseMapping == scalar.properties.lowercaseMapping else { return }
        if own != scalar { out[index] = Pattern.quoted(String(Character(scalar))) }
      }
    }
    let inner = pieces.indices.filter { !pieces[$0].isEdge }
    recase(inner, scalars)
    recase(inner.reversed(), scalars.reversed())
    return out.joined()
  }
}
