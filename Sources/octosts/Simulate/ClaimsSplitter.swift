import Source

/// Takes a stream of bytes apart into sets of claims: JSON objects and JWTs, with white space between them. So a file may hold one object over
/// many lines, an object a line, or a token a line. It keeps no more than the set that it is in.
struct ClaimsSplitter {
  /// A set of claims, not looked into.
  struct Piece: Equatable {
    var bytes: [UInt8]
    /// Where it begins, from 1.
    var line: Int
    /// Whether it is a JWT and not a JSON object.
    var isToken: Bool
  }

  enum Problem: Error, Equatable, CustomStringConvertible {
    case unexpected(line: Int)
    case tooLarge(line: Int)
    case unfinished(line: Int)

    var description: String {
      switch self {
      case .unexpected(let line): "line \(line) begins neither a JSON object of claims nor a JWT"
      case .tooLarge(let line): "the claims at line \(line) are larger than \(ClaimsSplitter.limit) bytes"
      case .unfinished(let line): "the JSON object at line \(line) is not closed"
      }
    }
  }

  /// Bytes of the largest set.
  static let limit = 1 << 20

  private enum Place {
    case between, object, text, escape, token
  }

  private var place = Place.between
  private var depth = 0
  private var line = 1
  private var piece = Piece(bytes: [], line: 1, isToken: false)

  /// Goes on with `bytes`, and says every set that ends in them.
  mutating func take(_ bytes: [UInt8], _ say: (Piece) -> Void) throws(Problem) {
    for byte in bytes {
      switch place {
      case .between: try begin(byte)
      case .token where Self.isBlank(byte): end(say)
      case .token: try keep(byte)
      case .escape:
        try keep(byte)
        place = .text
      case .text:
        try keep(byte)
        if byte == UInt8(ascii: "\\") { place = .escape } else if byte == UInt8(ascii: "\"") { place = .object }
      case .object:
        try keep(byte)
        switch byte {
        case UInt8(ascii: "\""): place = .text
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"):
          depth -= 1
          if depth == 0 { end(say) }
        default: break
        }
      }
      if byte == 0x0A { line += 1 }
    }
  }

  /// Says the set that the end of the stream ends.
  mutating func finish(_ say: (Piece) -> Void) throws(Problem) {
    switch place {
    case .between: break
    case .token: end(say)
    case .object, .text, .escape: throw .unfinished(line: piece.line)
    }
  }

  private mutating func begin(_ byte: UInt8) throws(Problem) {
    if Self.isBlank(byte) { return }
    let isToken = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
    guard isToken || byte == UInt8(ascii: "{") else { throw .unexpected(line: line) }
    piece = Piece(bytes: [byte], line: line, isToken: isToken)
    depth = 1
    place = isToken ? .token : .object
  }

  private mutating func keep(_ byte: UInt8) throws(Problem) {
    guard piece.bytes.count < Self.limit else { throw .tooLarge(line: piece.line) }
    piece.bytes.append(byte)
  }

  private mutating func end(_ say: (Piece) -> Void) {
    place = .between
    say(piece)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
