# The action's image: one binary under two names, the shared libraries it needs, and the authorities it trusts. Nothing else, no shell.
FROM swift:6.3-bookworm AS build
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      ca-certificates libcurl4-openssl-dev libssl-dev pkg-config \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN swift build -c release --product octosts --static-swift-stdlib \
 && strip -o /octosts "$(swift build -c release --product octosts --static-swift-stdlib --show-bin-path)/octosts"
# glibc looks names up by itself since 2.34, so `ldd` tells all that is loaded. The second name is what tells the post stage from the main one.
RUN mkdir -p /image/etc/ssl/certs \
 && cp /octosts /image/octosts \
 && ln -s octosts /image/octosts-post \
 && cp -L /etc/ssl/certs/ca-certificates.crt /image/etc/ssl/certs/ \
 && ldd /octosts | grep -o '/[^ ]*' | xargs -I{} cp -L --parents {} /image/ \
 && cd /image && find . -type f -name '*.so*' -exec strip --strip-unneeded {} +

FROM scratch
COPY --from=build /image/ /
ENTRYPOINT ["/octosts"]
