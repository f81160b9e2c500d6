import JSON
import Token

/// The PEM text of an RSA key's public half (RFC 5280 `SubjectPublicKeyInfo`, RFC 7468), as an attacker finds it published.
enum PublicKeyText {
  /// Nil when the members are not those of an RSA key.
  static func pem(jwk: JSONValue) -> String? {
    guard let modulus = jwk["n"]?.string.flatMap({ Base64.decodeURL($0.utf8) }),
      let exponent = jwk["e"]?.string.flatMap({ Base64.decodeURL($0.utf8) })
    else { return nil }
    let rsaEncryption: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00]
    let key = element(0x30, integer(modulus) + integer(exponent))
    let info = element(0x30, element(0x30, rsaEncryption) + element(0x03, [0] + key))
    var lines: [String] = []
    var rest = Substring(Base64.standard.encode(info))
    while !rest.isEmpty {
      lines.append(String(rest.prefix(64)))
      rest = rest.dropFirst(64)
    }
    return (["-----BEGIN PUBLIC KEY-----"] + lines + ["-----END PUBLIC KEY-----", ""]).joined(separator: "\n")
  }

  /// A positive integer: a first byte with its high bit set would make it negative.
  private static func integer(_ bytes: [UInt8]) -> [UInt8] {
    element(0x02, (bytes.first ?? 0) & 0x80 == 0 ? bytes : [0] + bytes)
  }

  private static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    if content.count < 0x80 { return [tag, UInt8(content.count)] + content }
    var length: [UInt8] = []
    var rest = content.count
    while rest > 0 {
      length.insert(UInt8(rest & 0xFF), at: 0)
      rest >>= 8
    }
    return [tag, 0x80 | UInt8(length.count)] + length + content
  }
}
