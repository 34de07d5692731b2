// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is not Weft's stays as it is, however much there is of it; and archives of classes made without the agent work. */
class LargeProgramIT {

    /** Makes an object of each of so many classes, or runs one that is woven. */
    private static final String MAIN = """
            import static dev.weft.Weft.*;

            import dev.weft.*;

            class Main {

                static final class Woven {
                    @Async
                    static Coroutine<Integer> answer() {
                        await(yieldNow());
                        return done(42);
                    }
                }

                public static void main(String[] args) throws Exception {
                    int sum = 0;
                    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                        sum += Class.forName("many.C" + i).getConstructor().newInstance().hashCode();
                    }
                    System.out.println(args.length == 1 ? (Integer) sum : Weft.<Integer>run(Woven.answer()));
                }
            }
            """;

    @TempDir
    Path folder;

    private Place place;

    @BeforeEach
    void place() {
        place = new Place(folder);
    }

    /** A jar of {@link #MAIN} and so many classes. */
    private Path program(int size) throws IOException {
        Path classes = place.compile("classes", MAIN);
        Path many = Files.createDirectories(classes.resolve("many"));
        for (int i = 0; i < size; i++) {
            Files.write(many.resolve("C" + i + ".class"), plain("many/C" + i, i));
        }
        return place.jar("program.jar", classes, Map.of());
    }

    /** A class whose {@code hashCode} is a number. */
    private static byte[] plain(String name, int number) {
        ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        out.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        MethodVisitor init = out.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        init.visitInsn(Opcodes.RETURN);
        init.visitMaxs(0, 0);
        MethodVisitor code = out.visitMethod(Opcodes.ACC_PUBLIC, "hashCode", "()I", null, null);
        code.visitLdcInsn(number);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(0, 0);
        return out.toByteArray();
    }

    @Test
    void thousandsOfClassesWithoutAsync() throws Exception {
        Path jar = program(3000);

        place.java("-cp", classPath(jar), "Main", "3000").prints("4498500\n");
        Path woven = folder.resolve("woven");
        place.java(WITH_AGENT + "=verbose=true,dump=" + woven, "-cp", classPath(jar), "Main", "3000")
                .prints("4498500\n");
        assertThat(woven).doesNotExist();
    }

    /** A class in the archive that is to be woven is taken from its jar. The JVM says things of its own about archives. */
    @Test
    void archiveOfClassesMadeWithoutTheAgent() throws Exception {
        Path jar = program(100);
        Path archive = folder.resolve("program.jsa");
        place.java("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable", "-cp", classPath(jar), "Main", "100")
                .prints("4950\n");

        place.java(
                        WITH_AGENT,
                        "-Xshare:on",
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xlog:disable",
                        "-cp",
                        classPath(jar),
                        "Main",
                        "100",
                        "woven")
                .prints("42\n");
    }
}
