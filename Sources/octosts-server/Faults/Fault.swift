/// One fault as `--fault` names it: `PLACE:KIND[*COUNT]`.
struct Fault: Sendable, Equatable {
  /// What goes wrong.
  enum Kind: Sendable, Equatable {
    case mishap(Mishap)
    /// An error of the server's, in the service's form.
    case status(Int, wait: Wait?, message: String?)
    /// 200 with this in the place of the token.
    case token(String)
  }

  /// A `Retry-After`.
  enum Wait: Sendable, Equatable {
    case seconds(Int)
    /// The same as a date.
    case date(in: Int)
  }

  var place: Place
  var kind: Kind
  /// How often it happens before all is well; nil for ever.
  var count: Int?

  static let help = """
    A --fault is PLACE:KIND, or PLACE:KIND*COUNT to happen COUNT times and then no more; several at one place happen one after the other.
    PLACE is `oidc` (the runner's identity token), `exchange` or `revoke`. KIND is one of

    \(Mishap.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))
      token=TEXT: 200 with TEXT as the token; `\\n`, `\\r`, `\\t` and `\\\\` are escapes
      400 to 599: that status; `,retry-after=SECONDS` asks to wait, `,retry-after=+SECONDS` says it as a date, and last \
    `,message=TEXT` is what the server says

    as in `--fault oidc:hang-before-headers`, `--fault exchange:503*1`, `--fault 'exchange:429,retry-after=2*1'`.
    Faults of TLS make the sandbox speak https, as --tls does.
    """
}

extension Fault.Kind {
  /// As `--fault` names it, without what more is said.
  var name: String {
    switch self {
    case .mishap(let mishap): mishap.rawValue
    case .status(let status, _, _): "\(status)"
    case .token: "token"
    }
  }

  /// Whether it happens before there is a request.
  var isOfConnection: Bool {
    if case .mishap(let mishap) = self { mishap.isOfConnection } else { false }
  }

  /// What is wrong with the certificate that is shown.
  var flaw: TLSIdentity.Flaw? {
    if case .mishap(let mishap) = self { mishap.flaw } else { nil }
  }
}
