import HTTP
import JSON
import Secret

/// Asks one party and reads what it answers, in the way that all parties share.
struct Answer {
  let party: ExchangeError.Party
  let json: JSONValue

  /// Sends `request`; anything but a successful answer of JSON is an error. `secrets` are blotted out of what is quoted.
  init(of party: ExchangeError.Party, to request: Request, by transport: Transport, hiding secrets: [Secret]) async throws(ExchangeError) {
    let response = try await Self.success(of: party, to: request, by: transport, hiding: secrets)
    guard let json = try? JSONValue(parsing: response.body), json.members != nil else {
      // The body is not quoted: a token might be in it.
      throw .unreadable(
        party, .notJSON(contentType: response.header("content-type").map { String($0.prefix(100)) }, bytes: response.body.count))
    }
    self.party = party
    self.json = json
  }

  /// The token under the first of `names` that is there.
  func token(_ names: [String]) throws(ExchangeError) -> Secret {
    guard let text = names.lazy.compactMap({ json[$0]?.string }).first else {
      throw .unreadable(party, .noToken(names: (json.members ?? []).prefix(5).map { String($0.name.prefix(50)) }))
    }
    guard Shape.fits(text) else { throw .unreadable(party, .malformedToken(bytes: text.utf8.count)) }
    return Secret(text)
  }

  /// A 2xx answer of `party`.
  static func success(of party: ExchangeError.Party, to request: Request, by transport: Transport, hiding secrets: [Secret])
    async throws(ExchangeError) -> Response
  {
    let delivery = await transport.deliver(request)
    switch delivery.result {
    case .failure(let error):
      let last = delivery.earlier.map { Refusal($0, attempts: 1, hiding: secrets) }
      throw .undelivered(party, error, attempts: delivery.attempts, last: last)
    case .success(let response) where (200..<300).contains(response.status): return response
    case .success(let response): throw .refused(party, Refusal(response, attempts: delivery.attempts, hiding: secrets))
    }
  }
}
