import COpenSSL

/// Sole owner of an OpenSSL `EVP_PKEY`.
///
/// The proof of its memory handling: the pointer comes from a call that hands over one reference, the type cannot be copied, so `deinit` runs
/// once and gives that reference back. Whoever borrows the pointer does so inside a `borrowing` method, hence before `deinit`.
struct KeyHandle: ~Copyable {
  private let pointer: OpaquePointer

  private init(owning pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit {
    EVP_PKEY_free(pointer)
  }

  /// Reads a SubjectPublicKeyInfo; nil when OpenSSL refuses it, as for a point that is not on its curve.
  static func publicKey(_ info: [UInt8]) -> KeyHandle? {
    defer { ERR_clear_error() }
    // `d2i` reads at most `count` bytes at `start`, which the closure keeps alive; it moves only the copy `start` of the pointer.
    return info.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      return d2i_PUBKEY(nil, &start, buffer.count)
    }.map(KeyHandle.init(owning:))
  }

  /// Reads a private key from its DER (PKCS #1 or #8).
  static func privateKey(_ der: [UInt8]) -> KeyHandle? {
    defer { ERR_clear_error() }
    return der.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      return d2i_AutoPrivateKey(nil, &start, buffer.count)
    }.map(KeyHandle.init(owning:))
  }

  /// Makes an RSA key of `bits` bits.
  static func generateRSA(bits: Int32) -> KeyHandle? {
    defer { ERR_clear_error() }
    guard let context = EVP_PKEY_CTX_new_from_name(nil, "RSA", nil) else { return nil }
    defer { EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits) == 1,
      EVP_PKEY_generate(context, &key) == 1
    else { return nil }
    return key.map(KeyHandle.init(owning:))
  }

  /// The private key in DER.
  borrowing func privateDER() -> [UInt8]? {
    defer { ERR_clear_error() }
    return Self.encode { i2d_PrivateKey(pointer, $0) }
  }

  /// A number of the key, such as `n`, big-endian without leading zeros.
  borrowing func number(_ name: String) -> [UInt8]? {
    defer { ERR_clear_error() }
    var number: OpaquePointer?
    guard EVP_PKEY_get_bn_param(pointer, name, &number) == 1 else { return nil }
    defer { BN_free(number) }
    var bytes = [UInt8](repeating: 0, count: Int(BN_num_bits(number) + 7) / 8)
    // `BN_bn2bin` writes exactly `BN_num_bytes`, which is the line above.
    guard BN_bn2bin(number, &bytes) == bytes.count else { return nil }
    return bytes
  }

  /// Whether `signature` is one of `message` by this key.
  borrowing func verifies(_ signature: [UInt8], of message: [UInt8], hash: SignatureAlgorithm.Hash?, pss: Bool) -> Bool {
    defer { ERR_clear_error() }
    guard let context = EVP_MD_CTX_new() else { return false }
    // Frees the key context that `Init` hangs onto it too.
    defer { EVP_MD_CTX_free(context) }
    var keyContext: OpaquePointer?
    guard EVP_DigestVerifyInit(context, &keyContext, hash?.method, nil, pointer) == 1 else { return false }
    if pss {
      // Any salt length, as Go's `rsa.VerifyPSS` without options.
      guard EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) == 1,
        EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_AUTO) == 1
      else { return false }
    }
    return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }

  /// A signature of `message` by this private key, with PKCS #1 padding where the key is RSA.
  borrowing func sign(_ message: [UInt8], hash: SignatureAlgorithm.Hash) -> [UInt8]? {
    defer { ERR_clear_error() }
    guard let context = EVP_MD_CTX_new() else { return nil }
    defer { EVP_MD_CTX_free(context) }
    var count = 0
    guard EVP_DigestSignInit(context, nil, hash.method, nil, pointer) == 1,
      EVP_DigestSign(context, nil, &count, message, message.count) == 1
    else { return nil }
    var signature = [UInt8](repeating: 0, count: count)
    // `count` goes in as the buffer's size and comes out as the signature's.
    guard EVP_DigestSign(context, &signature, &count, message, message.count) == 1 else { return nil }
    return Array(signature.prefix(count))
  }

  /// Runs an `i2d` function twice: for the size, then to write into a buffer of that size.
  private static func encode(_ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) -> [UInt8]? {
    let size = Int(write(nil))
    guard size > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: size)
    let written = bytes.withUnsafeMutableBufferPointer { buffer in
      var start = buffer.baseAddress
      return Int(write(&start))
    }
    return written == size ? bytes : nil
  }
}

extension SignatureAlgorithm.Hash {
  /// OpenSSL's method: static storage, never freed.
  fileprivate var method: OpaquePointer? {
    switch self {
    case .sha256: EVP_sha256()
    case .sha384: EVP_sha384()
    case .sha512: EVP_sha512()
    }
  }
}
