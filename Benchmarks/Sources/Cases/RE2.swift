import CRE2

/// A pattern compiled by libre2. A class, since it owns what it must free.
public final class RE2 {
  private let compiled: UnsafeMutableRawPointer

  public init?(_ pattern: String) {
    var pattern = pattern
    guard let compiled = pattern.withUTF8({ $0.withMemoryRebound(to: CChar.self) { re2_compile($0.baseAddress, $0.count) } }) else {
      return nil
    }
    self.compiled = compiled
  }

  deinit { re2_free(compiled) }

  /// `RE2::FullMatch`.
  public func fullMatch(_ text: [UInt8]) -> Bool {
    text.withUnsafeBytes { re2_full_match(compiled, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
  }

  /// `RE2::PartialMatch`.
  public func partialMatch(_ text: [UInt8]) -> Bool {
    text.withUnsafeBytes { re2_partial_match(compiled, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
  }
}
