import COpenSSL

/// An authority of this process's own, for certificates of 127.0.0.1 and localhost that live a day.
///
/// The pointers are OpenSSL's, owned by this value alone and freed once in `deinit`; it is used while a sandbox is set up, by one task.
struct Authority: ~Copyable {
  private let key: OpaquePointer
  private let certificate: OpaquePointer

  /// An authority called `name`; nil when OpenSSL makes no key.
  init?(_ name: String) {
    guard let key = Certificate.makeKey() else { return nil }
    guard let certificate = Certificate.make(for: key, subject: name, signedBy: nil, key, isAuthority: true) else {
      EVP_PKEY_free(key)
      return nil
    }
    self.key = key
    self.certificate = certificate
  }

  deinit {
    X509_free(certificate)
    EVP_PKEY_free(key)
  }

  /// The certificate, for those who are to trust it.
  borrowing func pem() -> String? {
    guard let memory = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(memory) }
    guard PEM_write_bio_X509(memory, certificate) == 1 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 16_384)
    let count = BIO_read(memory, &bytes, Int32(bytes.count))
    return count > 0 ? String(decoding: bytes.prefix(Int(count)), as: UTF8.self) : nil
  }

  /// What a server shows that is good but for `flaw`, whose being unknown is for the caller to see to.
  borrowing func identity(_ flaw: TLSIdentity.Flaw?) -> TLSIdentity? {
    guard let own = Certificate.makeKey() else { return nil }
    defer { EVP_PKEY_free(own) }
    let names = flaw == .wrongHost ? "DNS:elsewhere.example" : "IP:127.0.0.1,DNS:localhost"
    let made = Certificate.make(
      for: own, subject: "octosts sandbox", signedBy: certificate, key, names: names, lifetime: flaw == .expired ? -86_400 : 86_400)
    guard let made else { return nil }
    defer { X509_free(made) }
    return TLSIdentity(certificate: made, key: own)
  }
}

/// X.509 by OpenSSL: what comes back is the caller's to free.
private enum Certificate {
  static func makeKey() -> OpaquePointer? {
    guard let context = EVP_PKEY_CTX_new_from_name(nil, "EC", nil) else { return nil }
    defer { EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_CTX_set_group_name(context, "P-256") == 1, EVP_PKEY_generate(context, &key) == 1
    else { return nil }
    return key
  }

  /// `lifetime` in seconds from now, and as long before it; `issuer` is nil for a certificate that signs itself.
  static func make(
    for key: OpaquePointer, subject: String, signedBy issuer: OpaquePointer?, _ issuerKey: OpaquePointer, names: String? = nil,
    isAuthority: Bool = false, lifetime: Int = 86_400
  ) -> OpaquePointer? {
    guard let certificate = X509_new() else { return nil }
    var extensions = [(NID_basic_constraints, isAuthority ? "critical,CA:TRUE" : "CA:FALSE")]
    if let names { extensions.append((NID_subject_alt_name, names)) }
    let name = X509_get_subject_name(certificate)
    let isMade =
      X509_set_version(certificate, 2) == 1
      && ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), UInt64.random(in: 1...UInt64(Int64.max))) == 1
      && X509_gmtime_adj(X509_getm_notBefore(certificate), -2 * 86_400) != nil
      && X509_gmtime_adj(X509_getm_notAfter(certificate), lifetime) != nil
      && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, Array(subject.utf8), Int32(subject.utf8.count), -1, 0) == 1
      && X509_set_issuer_name(certificate, issuer.map { X509_get_subject_name($0) } ?? name) == 1
      && X509_set_pubkey(certificate, key) == 1
      && extensions.allSatisfy { add($0, $1, to: certificate) }
      && X509_sign(certificate, issuerKey, EVP_sha256()) > 0
    if isMade { return certificate }
    X509_free(certificate)
    return nil
  }

  private static func add(_ kind: Int32, _ value: String, to certificate: OpaquePointer) -> Bool {
    guard let made = X509V3_EXT_conf_nid(nil, nil, kind, value) else { return false }
    defer { X509_EXTENSION_free(made) }
    return X509_add_ext(certificate, made, -1) == 1
  }
}
