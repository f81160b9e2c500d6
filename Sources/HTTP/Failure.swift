import CCurl

/// Turns what libcurl ended with into a ``TransportError``.
struct Failure {
  let code: CURLcode
  let handle: UnsafeMutableRawPointer
  let address: Address
  let limits: Limits
  let caBundle: String?
  let words: String
  let tlsBegan: Bool
  let headersEnded: Bool

  var error: TransportError {
    let host = address.host
    switch code {
    case CURLE_URL_MALFORMAT: return .malformedURL(reason)
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: return .notHTTP(reason, host: host)
    case CURLE_COULDNT_RESOLVE_PROXY: return .proxyUnresolved(host: host)
    case CURLE_COULDNT_RESOLVE_HOST: return .unresolved(host: host)
    case CURLE_COULDNT_CONNECT:
      return .unconnected(host: host, port: address.port, code: Int32(truncatingIfNeeded: long(CURLINFO_OS_ERRNO)))
    case CURLE_PROXY: return .proxyRefused(status: nil)
    case CURLE_OPERATION_TIMEDOUT: return .timeout(phase, host: host)
    case CURLE_PEER_FAILED_VERIFICATION: return .tls(certificateProblem, host: host)
    case CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
      return .tls(.certificate(reason), host: host)
    case CURLE_SSL_CONNECT_ERROR: return .tls(.handshake(reason), host: host)
    case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE: return .caBundle(caBundle ?? reason)
    case CURLE_FILESIZE_EXCEEDED: return .tooLarge(.body, limit: limits.bodyBytes)
    case CURLE_OUT_OF_MEMORY: return .outOfMemory
    case CURLE_RECV_ERROR where long(CURLINFO_HTTP_CONNECTCODE) >= 300:
      return .proxyRefused(status: long(CURLINFO_HTTP_CONNECTCODE))
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return .interrupted(reason, host: host)
    default: return .other(code: Int(code.rawValue), reason)
    }
  }

  private var reason: String {
    words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
  }

  private var certificateProblem: TransportError.TLSProblem {
    // OpenSSL's X509_V_ERR numbers; libcurl compares the host's name by itself and has only words for it.
    switch long(CURLINFO_SSL_VERIFYRESULT) {
    case 2, 18, 19, 20, 21: .unknownAuthority
    case 9: .notYetValid
    case 10: .expired
    case 23: .revoked
    case 62, 64: .wrongHost
    case 0...1 where reason.contains("target host name"): .wrongHost
    default: .certificate(reason)
    }
  }

  /// The furthest milestone that has a time.
  private var phase: TransportError.Phase {
    if headersEnded { return .reading }
    if offset(CURLINFO_PRETRANSFER_TIME_T) > 0 { return .waiting }
    if tlsBegan { return .securing }
    return offset(CURLINFO_NAMELOOKUP_TIME_T) > 0 ? .connecting : .resolving
  }

  private func long(_ info: CURLINFO) -> Int {
    var value = 0
    ccurl_get_long(handle, info, &value)
    return value
  }

  private func offset(_ info: CURLINFO) -> Int {
    var value = curl_off_t()
    ccurl_get_offset(handle, info, &value)
    return Int(value)
  }
}
