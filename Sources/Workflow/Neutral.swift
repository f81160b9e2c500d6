extension String {
  /// The text made harmless for a workflow's log: no line of it is a command to the runner, neither `::name::` at its start nor `##[name]`
  /// anywhere, and no control character is left but the line feeds that `keepingLines` keeps.
  ///
  /// The runner (`ActionCommand.TryParseV2`, `TryParse`) skips leading white space, and .NET compares text without the characters that
  /// Unicode calls ignorable; so both are looked through here. What would act is broken by a space, for all to see.
  public func neutralised(keepingLines: Bool = false) -> String {
    if isPlain { return self }
    var out = String.UnicodeScalarView()
    var line = LineWatch()
    for scalar in unicodeScalars {
      switch scalar {
      case "\n" where keepingLines:
        out.append(scalar)
        line = LineWatch()
      case "\n": out.append(contentsOf: "\\n".unicodeScalars)
      case "\r": out.append(contentsOf: "\\r".unicodeScalars)
      case "\t":
        out.append(contentsOf: "\\t".unicodeScalars)
        line.see("t")
      case _ where scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029:
        out.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
        line.see("u")
      default:
        if line.wouldAct(scalar) {
          out.append(" ")
          line.see(" ")
        }
        out.append(scalar)
        line.see(scalar)
      }
    }
    return String(out)
  }

  /// Whether it is printable ASCII that neither begins a command nor could, as most texts are.
  private var isPlain: Bool {
    var before: UInt8 = 0
    for byte in utf8 {
      if byte < 0x20 || byte >= 0x7F || byte == before && (byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#")) { return false }
      before = byte
    }
    return true
  }
}

/// How far a line has come towards a command.
private struct LineWatch {
  private var started = false
  private var colons = 0
  private var hashes = 0

  /// Whether `scalar` would complete a command's beginning.
  func wouldAct(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ":": !started && colons == 1
    case "[": hashes >= 2
    default: false
    }
  }

  mutating func see(_ scalar: Unicode.Scalar) {
    if !scalar.isASCII && scalar.properties.isDefaultIgnorableCodePoint { return }
    hashes = scalar == "#" ? hashes + 1 : 0
    if scalar == ":" && !started && colons == 0 {
      colons = 1
    } else if !scalar.properties.isWhitespace || colons > 0 {
      // A space after the first colon ends the chance of a command as any other character does.
      started = true
    }
  }
}
