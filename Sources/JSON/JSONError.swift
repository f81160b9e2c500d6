/// Why a text is not JSON.
public enum JSONError: Error, Equatable {
  /// A byte that cannot stand there.
  case unexpectedByte(UInt8, at: Int)
  /// The text ended inside a value, or held none.
  case unexpectedEnd(at: Int)
  /// More than 10,000 arrays and objects inside each other.
  case tooDeep(at: Int)
  /// Something other than white space after the value.
  case trailingData(at: Int)

  /// UTF-8 offset of the place.
  public var offset: Int {
    switch self {
    case .unexpectedByte(_, let at), .unexpectedEnd(let at), .tooDeep(let at), .trailingData(let at): at
    }
  }
}

extension JSONError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unexpectedByte(let byte, let at):
      byte > 0x20 && byte < 0x7F
        ? "`\(Character(UnicodeScalar(byte)))` cannot stand at offset \(at)"
        : "byte 0x\(String(byte, radix: 16)) cannot stand at offset \(at)"
    case .unexpectedEnd(let at): "the text ends at offset \(at) inside a value"
    case .tooDeep(let at): "more than 10000 levels at offset \(at)"
    case .trailingData(let at): "more text after the value at offset \(at)"
    }
  }
}
