extension String {
  /// Whether both texts are the same bytes. `==` takes canonically equivalent texts for equal, which the service does not.
  public func hasSameBytes(as other: String) -> Bool {
    let (a, b) = (utf8.span, other.utf8.span)
    guard a.count == b.count else { return false }
    for i in a.indices where a[i] != b[i] { return false }
    return true
  }
}
