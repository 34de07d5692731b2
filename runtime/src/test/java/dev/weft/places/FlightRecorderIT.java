// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside the JDK's flight recorder: events name the method that the user wrote, at its line. */
class FlightRecorderIT {

    private static final String SHOP = """
            import static dev.weft.Weft.*;

            import dev.weft.*;

            class Shop {

                static final class Sold extends jdk.jfr.Event {}

                @Async
                static Coroutine<Integer> price(int id) {
                    await(yieldNow());
                    new Sold().commit(); // line 12, before the price is known to anybody
                    return done(id * 2);
                }

                @Async
                static Coroutine<Integer> total(int id) {
                    int price = await(price(id));
                    new Sold().commit(); // line 19
                    return done(price);
                }

                public static void main(String[] args) {
                    System.out.println(run(total(21)));
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void events() throws Exception {
        Place place = new Place(folder);
        Path classes = place.compile("classes", SHOP);
        Path recording = folder.resolve("recording.jfr");

        Place.Exit exit = place.java(
                WITH_AGENT,
                "-XX:StartFlightRecording:filename=" + recording,
                "-Xlog:jfr+startup=off",
                "-cp",
                classPath(classes),
                "Shop");

        exit.prints("42\n");
        List<RecordedEvent> sold = RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("Shop$Sold"))
                .toList();
        assertThat(sold).extracting(FlightRecorderIT::topFrame).containsExactly("Shop.price:12", "Shop.total:19");
    }

    private static String topFrame(RecordedEvent event) {
        RecordedFrame top = event.getStackTrace().getFrames().get(0);
        return top.getMethod().getType().getName() + "." + top.getMethod().getName() + ":" + top.getLineNumber();
    }
}
