import Settings
import Source

/// What lies around a folder: the checkout that it belongs to, and the file of settings that holds in it.
struct CheckoutRoot: Sendable {
  /// The checkout's root as an absolute path: where `.git` is, or else the folder that the search began at.
  let root: String
  /// The absolute path of the nearest folder upward with settings; nil when the checkout has none.
  let settingsFolder: String?

  /// Looks upward from the absolute path `folder`, not past the root of a checkout: what lies above was not written for it.
  init(around folder: String, on host: Host) {
    var settings: String?
    var at: String? = folder
    while let place = at {
      if settings == nil, host.exists(place.path(to: Settings.path)) { settings = place }
      if host.exists(place.path(to: ".git")) {
        (root, settingsFolder) = (place, settings)
        return
      }
      at = place.parentFolder
    }
    (root, settingsFolder) = (settings ?? folder, settings)
  }
}

extension String {
  /// The path of `name` in this folder.
  func path(to name: String) -> String { hasSuffix("/") ? self + name : self + "/" + name }
}
