/// The few ASN.1 values (X.690, distinguished encoding) that stand between JWK and OpenSSL.
enum DER {
  /// Object identifiers, encoded with tag and length.
  enum Identifier {
    static let rsaEncryption: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]
    static let ecPublicKey: [UInt8] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
    static let ed25519: [UInt8] = [0x06, 0x03, 0x2B, 0x65, 0x70]
  }

  static let null: [UInt8] = [0x05, 0x00]

  /// A sequence of values that are already encoded.
  static func sequence(_ values: [UInt8]...) -> [UInt8] {
    tagged(0x30, Array(values.joined()))
  }

  /// A non-negative integer from its big-endian bytes.
  static func integer(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var content = Array(bytes.drop { $0 == 0 })
    // The first bit is the sign; zero takes one byte.
    if (content.first ?? 0x80) >= 0x80 { content.insert(0, at: 0) }
    return tagged(0x02, content)
  }

  /// A bit string of whole bytes.
  static func bitString(_ bytes: [UInt8]) -> [UInt8] {
    tagged(0x03, [0] + bytes)
  }

  private static func tagged(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    guard content.count >= 0x80 else { return [tag, UInt8(content.count)] + content }
    var length: [UInt8] = []
    var rest = content.count
    while rest > 0 {
      length.insert(UInt8(rest & 0xFF), at: 0)
      rest >>= 8
    }
    return [tag, 0x80 | UInt8(length.count)] + length + content
  }
}
