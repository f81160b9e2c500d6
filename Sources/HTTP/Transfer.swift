import CCurl

/// One request on one easy handle, from its options to its answer.
///
/// A class, because libcurl's callbacks reach it by address. It lives on the transfer thread only, and longer than its handle is in
/// use: ``Transfers`` holds it until the handle is removed and reset.
final class Transfer {
  private let address: Address
  private let limits: Limits
  private let handle: UnsafeMutableRawPointer
  private let caBundle: String?
  private let fields: HeaderList
  private let words: UnsafeMutablePointer<CChar>
  private var status = 0
  private var headers: [Request.Header] = []
  private var headerBytes = 0
  private var headersEnded = false
  private var tlsBegan = false
  private var body: [UInt8] = []
  private var exceeded: TransportError?

  init(_ request: Request, on handle: UnsafeMutableRawPointer, _ configuration: Client.Configuration) throws(TransportError) {
    address = try Address(request.url)
    limits = request.limits
    fields = try HeaderList(request)
    caBundle = configuration.caBundle
    self.handle = handle
    words = .allocate(capacity: Int(CURL_ERROR_SIZE))
    words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    try Options(handle: handle).set(request, to: address, fields: fields, configuration)
    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, words)
    ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context)
    ccurl_set_writer(handle, CURLOPT_HEADERFUNCTION) { bytes, _, count, context in
      Transfer.at(context)?.header(UnsafeRawBufferPointer(start: bytes, count: count)) == true ? count : 0
    }
    // libcurl tells nowhere else that TCP stands and TLS has begun; a build without the hook reports the phase before.
    ccurl_set_pointer(handle, CURLOPT_SSL_CTX_DATA, context)
    ccurl_set_tls_watch(handle, CURLOPT_SSL_CTX_FUNCTION) { _, _, context in
      Transfer.at(context)?.tlsBegan = true
      return CURLE_OK
    }
    ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context)
    ccurl_set_writer(handle, CURLOPT_WRITEFUNCTION) { bytes, _, count, context in
      Transfer.at(context)?.data(UnsafeRawBufferPointer(start: bytes, count: count)) == true ? count : 0
    }
  }

  deinit {
    words.deallocate()
  }

  /// What came of the transfer that libcurl ended with `code`.
  func result(_ code: CURLcode) -> TransferLoop.Answer {
    if let exceeded { return .failure(exceeded) }
    guard code == CURLE_OK else {
      return .failure(
        Failure(
          code: code, handle: handle, address: address, limits: limits, caBundle: caBundle, words: String(cString: words),
          tlsBegan: tlsBegan, headersEnded: headersEnded
        ).error)
    }
    if (300..<400).contains(status), status != 304 {
      return .failure(.redirect(status: status, host: address.host, target: target()))
    }
    return .success(Response(status: status, headers: headers, body: body))
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Takes one line; false ends the transfer.
  private func header(_ bytes: UnsafeRawBufferPointer) -> Bool {
    headerBytes += bytes.count
    guard headerBytes <= limits.headerBytes else {
      exceeded = .tooLarge(.headers, limit: limits.headerBytes)
      return false
    }
    let line = String(decoding: bytes, as: UTF8.self).trimmedOfSpace
    if line.isEmpty {
      headersEnded = status >= 200
    } else if let status = HeaderList.status(line), !headersEnded {
      // An interim answer (1xx) is followed by another: only the last one counts.
      self.status = status
      headers = []
    } else if let header = HeaderList.field(line), !headersEnded {
      headers.append(header)
    }
    return true
  }

  private func data(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= limits.bodyBytes else {
      exceeded = .tooLarge(.body, limit: limits.bodyBytes)
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  /// Where a redirect leads, without its path and query: those may hold what is nobody's business.
  private func target() -> String? {
    guard let location = headers.first(where: { $0.name.lowercased() == "location" })?.value, let url = curl_url() else { return nil }
    defer { curl_url_cleanup(url) }
    guard curl_url_set(url, CURLUPART_URL, address.text, 0) == CURLUE_OK,
      curl_url_set(url, CURLUPART_URL, location, UInt32(CURLU_NON_SUPPORT_SCHEME)) == CURLUE_OK
    else { return nil }
    for part in [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY, CURLUPART_FRAGMENT] { curl_url_set(url, part, nil, 0) }
    curl_url_set(url, CURLUPART_PATH, "/", 0)
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(url, CURLUPART_URL, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
