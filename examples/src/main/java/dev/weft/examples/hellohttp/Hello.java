// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.time.Duration;

/** The pages of this server. */
final class Hello implements Handler {
    private static final int LONGEST_WAIT = 60_000;

    private static final Response HELLO = Response.text("Hello, World!");
    private static final Response NOT_FOUND =
            Response.error(Status.NOT_FOUND, "there are /, /echo and /wait?ms=N, in milliseconds");
    private static final Response GET_ONLY =
            Response.text(Status.METHOD_NOT_ALLOWED, "GET and HEAD only\n", "Allow: GET, HEAD\r\n");
    private static final Response POST_ONLY =
            Response.text(Status.METHOD_NOT_ALLOWED, "POST only\n", "Allow: POST\r\n");

    // region http-handler
    @Async
    @Override
    public Coroutine<Response> handle(Request request) {
        return switch (request.path()) {
            case "/" -> done(isGet(request) ? HELLO : GET_ONLY);
            case "/echo" -> done(request.method().equals("POST") ? echo(request) : POST_ONLY);
            case "/wait" -> done(isGet(request) ? await(waiting(request)) : GET_ONLY);
            default -> done(NOT_FOUND);
        };
    }
    // endregion

    private static boolean isGet(Request request) {
        return request.method().equals("GET") || request.isHead();
    }

    private static Response echo(Request request) {
        String type = request.headers().first("Content-Type");
        return Response.bytes(type == null ? "application/octet-stream" : type, request.body());
    }

    @Async
    private static Coroutine<Response> waiting(Request request) {
        String query = request.query();
        int millis = query.matches("ms=\\d{1,5}") ? Integer.parseInt(query.substring(3)) : LONGEST_WAIT + 1;
        if (millis > LONGEST_WAIT) {
            return done(Response.error(Status.BAD_REQUEST, "say how long: /wait?ms=N, at most " + LONGEST_WAIT));
        }
        await(sleep(Duration.ofMillis(millis)));
        return done(Response.text("waited " + millis + " ms\n"));
    }
}
