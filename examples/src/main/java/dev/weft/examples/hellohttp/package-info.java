// SPDX-License-Identifier: Apache-2.0
/**
 * {@code hello-http}: an HTTP/1.1 server, on one thread.
 *
 * <p>From the outside in: {@link dev.weft.examples.hellohttp.HelloHttp} reads {@code Options} and runs an {@code HttpServer},
 * which gives each connection an {@code HttpSession}. That reads, has the {@code RequestParser} make {@code Request}s of what
 * came (a {@code Head} first, then its body, which a {@code ChunkedBody} puts together), has a {@code Handler} answer each of
 * them, here the {@code Hello} pages, and sends the {@code Response}s by way of an {@code OutBuffer}.
 */
package dev.weft.examples.hellohttp;
