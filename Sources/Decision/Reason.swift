import Token
import TrustPolicy
import YAML

/// Why an exchange is refused, as a word for machines.
public enum Reason: String, Sendable {
  // Of a file.
  case yaml
  case duplicateKey = "duplicate_key"
  case unknownField = "unknown_field"
  case wrongType = "wrong_type"
  case mapKeyType = "map_key_type"
  case neitherSet = "neither_set"
  case bothSet = "both_set"
  case regex
  case emptyAllowlist = "empty_allowlist"
  case mode
  case issuerInvalid = "issuer_invalid"
  case upperCaseHost = "uppercase_host"
  case patternTooLong = "pattern_too_long"
  case patternSpansHost = "pattern_spans_host"

  // Of a token.
  case claimsJSON = "claims_json"
  case claimsOther = "claims_other"
  case expired
  case notYetValid = "not_yet_valid"
  case tokenIssuerInvalid = "token_issuer_invalid"
  case tokenSubjectInvalid = "token_subject_invalid"
  case tokenAudienceInvalid = "token_audience_invalid"

  // Of a token against a policy.
  case issuerMismatch = "issuer_mismatch"
  case subjectMismatch = "subject_mismatch"
  case audienceMismatch = "audience_mismatch"
  case claimMissing = "claim_missing"
  case claimNotString = "claim_not_string"
  case claimMismatch = "claim_mismatch"

  case other
}

extension FileProblem {
  /// The word for this problem.
  public var reason: Reason {
    switch self {
    case .yaml(.collectionAsKey): .mapKeyType
    case .yaml, .notFinite: .yaml
    case .duplicateKey: .duplicateKey
    case .keyType: .mapKeyType
    case .unknownField: .unknownField
    case .wrongType: .wrongType
    case .neither: .neitherSet
    case .both: .bothSet
    case .pattern: .regex
    case .emptyAllowlist: .emptyAllowlist
    case .unknownMode: .mode
    case .tooMany: .other
    case .malformedIssuer: .issuerInvalid
    case .upperCaseIssuer: .upperCaseHost
    case .longPattern: .patternTooLong
    case .patternSpansHost: .patternSpansHost
    }
  }
}

extension TokenError {
  /// The word for this refusal.
  public var reason: Reason {
    switch self {
    case .notJSON, .notObject, .claimMalformed: .claimsJSON
    case .expired: .expired
    case .notYetValid: .notYetValid
    case .claimSourceMissing: .claimsOther
    default: .other
    }
  }
}
