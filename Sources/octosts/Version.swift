/// The version that `--version` prints and servers see.
enum Version {
  static let text = "0.1.0"
  static let userAgent = "octosts/\(text)"
}
