import CCurl

/// What a handle is told before a transfer. A setting that libcurl does not take ends the transfer where safety hangs on it.
struct Options {
  let handle: UnsafeMutableRawPointer

  func set(_ request: Request, to address: Address, fields: borrowing HeaderList, _ configuration: Client.Configuration)
    throws(TransportError)
  {
    try text(CURLOPT_URL, address.text)
    // http reaches here for this machine only: see `Address`.
    try text(CURLOPT_PROTOCOLS_STR, address.scheme.rawValue)
    try long(CURLOPT_FOLLOWLOCATION, 0)
    try long(CURLOPT_NOSIGNAL, 1)
    try long(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    try security(configuration)
    if address.isLoopback { try text(CURLOPT_NOPROXY, "*") }
    try long(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    // Not on every build of libcurl; 1.1 serves as well.
    ccurl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    // A resolver thread that hangs must not hold up the time limit.
    ccurl_set_long(handle, CURLOPT_QUICK_EXIT, 1)
    try bounds(request.limits)
    try text(CURLOPT_USERAGENT, configuration.userAgent)
    try check(ccurl_set_list(handle, CURLOPT_HTTPHEADER, fields.head))
    try method(request)
  }

  private func security(_ configuration: Client.Configuration) throws(TransportError) {
    let oldest = Int(CURL_SSLVERSION_TLSv1_2)
    try long(CURLOPT_SSL_VERIFYPEER, 1)
    try long(CURLOPT_SSL_VERIFYHOST, 2)
    try long(CURLOPT_SSLVERSION, oldest)
    try long(CURLOPT_PROXY_SSL_VERIFYPEER, 1)
    try long(CURLOPT_PROXY_SSL_VERIFYHOST, 2)
    try long(CURLOPT_PROXY_SSLVERSION, oldest)
    if let path = configuration.caBundle {
      try text(CURLOPT_CAINFO, path)
      try text(CURLOPT_PROXY_CAINFO, path)
    }
  }

  private func bounds(_ limits: Limits) throws(TransportError) {
    let attempt = Self.milliseconds(limits.attempt)
    try long(CURLOPT_TIMEOUT_MS, attempt)
    try long(CURLOPT_CONNECTTIMEOUT_MS, min(Self.milliseconds(limits.connect), attempt))
    try check(ccurl_set_offset(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(max(1, limits.bodyBytes))))
  }

  private func method(_ request: Request) throws(TransportError) {
    if let body = request.body {
      try check(ccurl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
      let code = body.withUnsafeBytes { bytes in
        // An empty array may have no address, which would mean: no body.
        var nothing: UInt8 = 0
        return withUnsafeMutableBytes(of: &nothing) { spare in
          ccurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress) ?? spare.baseAddress)
        }
      }
      try check(code)
    } else {
      try long(CURLOPT_HTTPGET, 1)
    }
    try text(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
  }

  private func long(_ option: CURLoption, _ value: Int) throws(TransportError) {
    try check(ccurl_set_long(handle, option, value))
  }

  private func text(_ option: CURLoption, _ value: String) throws(TransportError) {
    try check(ccurl_set_text(handle, option, value))
  }

  private func check(_ code: CURLcode) throws(TransportError) {
    guard code == CURLE_OK else { throw .other(code: Int(code.rawValue), String(cString: curl_easy_strerror(code))) }
  }

  /// At least 1, for 0 means no limit to libcurl.
  static func milliseconds(_ duration: Duration) -> Int {
    let parts = duration.components
    let whole = parts.seconds.multipliedReportingOverflow(by: 1000)
    guard !whole.overflow else { return parts.seconds < 0 ? 1 : 1 << 31 - 1 }
    return Int(min(max(whole.partialValue + parts.attoseconds / 1_000_000_000_000_000, 1), 1 << 31 - 1))
  }
}
