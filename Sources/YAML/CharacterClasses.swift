// The classes of characters that YAML 1.1 tells apart.

func isBlank(_ character: UnicodeScalar) -> Bool {
  character == " " || character == "\t"
}

func isBreak(_ character: UnicodeScalar) -> Bool {
  switch character.value {
  case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
  default: false
  }
}

func isBreakOrEnd(_ character: UnicodeScalar) -> Bool {
  character == "\0" || isBreak(character)
}

func isBlankOrEnd(_ character: UnicodeScalar) -> Bool {
  isBlank(character) || isBreakOrEnd(character)
}

func isWord(_ character: UnicodeScalar) -> Bool {
  switch character.value {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
  default: false
  }
}

func hexadecimal(_ character: UnicodeScalar) -> UInt32? {
  switch character.value {
  case 0x30...0x39: character.value - 0x30
  case 0x41...0x46: character.value - 0x41 + 10
  case 0x61...0x66: character.value - 0x61 + 10
  default: nil
  }
}
