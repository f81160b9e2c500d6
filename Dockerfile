# The action's image: one binary under two names, the libraries of C, and the authorities it trusts. Nothing else, no shell.
#
# Same input, same digest: every file gets the time 0, and what the compiler writes otherwise each time is taken out (`.swift_modhash`, hashes for
# its own cache, and the build id made of them). The time in the image's own description is the builder's to set:
# `docker buildx build --build-arg SOURCE_DATE_EPOCH=0 --output type=image,rewrite-timestamp=true`, or `buildah build --timestamp 0`, and
# Scripts/container-test --reproduce compares. The input includes the packages that Debian has on the day.

# Debian's libcurl loads 30 libraries for protocols and encodings that no request here uses. Built from the same source package, patches
# included, with HTTP and TLS alone it is a megabyte that goes into the binary: the image gets smaller, starts faster and has less to attack.
FROM swift:6.3-bookworm AS curl
ARG DEBIAN_FRONTEND=noninteractive
# The source packages of wherever the image gets its binary ones from.
RUN find /etc/apt -name 'debian*.sources' -exec sed -i 's/^Types: deb$/Types: deb deb-src/' {} + \
 && apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates dpkg-dev libssl-dev make pkg-config
WORKDIR /curl
RUN apt-get source curl && mv curl-*/ source
RUN cd source \
 && CC=clang CFLAGS="-O2 -fPIC -ffunction-sections -fdata-sections" ./configure --prefix=/static --disable-shared --disable-dependency-tracking \
      --with-openssl --with-ca-bundle=/etc/ssl/certs/ca-certificates.crt --enable-ipv6 \
      --disable-dict --disable-file --disable-ftp --disable-gopher --disable-imap --disable-ldap --disable-mqtt --disable-pop3 --disable-rtsp \
      --disable-smb --disable-smtp --disable-telnet --disable-tftp --disable-alt-svc --disable-cookies --disable-hsts --disable-manual \
      --disable-ntlm --disable-unix-sockets --without-brotli --without-libidn2 --without-libpsl --without-librtmp --without-libssh2 \
      --without-nghttp2 --without-zlib --without-zstd \
 && make -s -j"$(nproc)" -C lib install && make -s -C include install \
 && cp /usr/lib/*-linux-gnu/libssl.a /usr/lib/*-linux-gnu/libcrypto.a "$(clang -print-file-name=libstdc++.a)" /static/lib/
# What the package manager asks for: these archives before any shared library.
RUN mkdir -p /static/lib/pkgconfig \
 && for name in libcurl openssl; do \
      printf 'Name: %s\nDescription: static\nVersion: 0\nCflags: -I/static/include\nLibs: -L/static/lib -lcurl -lssl -lcrypto\n' "$name" \
        >"/static/lib/pkgconfig/$name.pc"; \
    done

FROM curl AS build
WORKDIR /source
COPY Package.swift ./
COPY Sources Sources
# Without the server neither it nor the packages that it needs are fetched and built.
ENV OCTOSTS_CLIENT_ONLY=1 CCURL_LINKED=1 PKG_CONFIG_PATH=/static/lib/pkgconfig
# A process spends most of its start on relocations: packed, and without those of a shared libstdc++, they take half the time. libgcc_s stays
# shared, for glibc loads it by name when a thread ends.
ENV BUILD="-c release --product octosts --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs"
RUN swift build $BUILD \
 && strip --remove-section=.swift_modhash --remove-section=.note.gnu.build-id -o /octosts "$(swift build $BUILD --show-bin-path)/octosts"
# glibc looks names up by itself since 2.34, so `ldd` tells all that is loaded. The second name is what tells the post stage from the main one.
RUN mkdir -p /image/etc/ssl/certs \
 && cp /octosts /image/octosts \
 && ln -s octosts /image/octosts-post \
 && cp -L /etc/ssl/certs/ca-certificates.crt /image/etc/ssl/certs/ \
 && ldd /octosts | grep -o '/[^ ]*' | xargs -I{} cp -L --parents {} /image/ \
 && find /image -type f -name '*.so*' -exec strip --strip-unneeded {} + \
 && find /image -exec touch --no-dereference --date=@0 {} +

FROM scratch
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="octosts" \
      org.opencontainers.image.description="GitHub tokens by Octo STS trust policies, without stored secrets" \
      org.opencontainers.image.url="https://github.com/octosts/octosts" \
      org.opencontainers.image.source="https://github.com/octosts/octosts" \
      org.opencontainers.image.documentation="https://github.com/octosts/octosts/blob/main/README.md" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
# No USER: the files that the runner mounts belong to root, and root without capabilities may write no others.
COPY --from=build /image/ /
HEALTHCHECK NONE
ENTRYPOINT ["/octosts"]
