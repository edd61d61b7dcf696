package id.bengkel.local.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Sent messages in a file, one JSON object a line, so that they survive a restart. */
final class Journal implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Journal in(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new Journal(file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open " + file, e);
        }
    }

    /** Writes before it returns: what was answered is on record even when this process is killed next. */
    void append(SentMessage message) {
        write(message.toJson().encode() + "\n");
    }

    void read(Consumer<SentMessage> reader) {
        // Unlike Files.lines, this reads on when a crash cut a character in two.
        try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            lines.lines().filter(line -> !line.isEmpty()).forEach(line -> readLine(line, reader));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        // Ends a line that was cut short by a crash.
        write("\n");
    }

    void clear() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + file, e);
        }
    }

    private void write(String text) {
        try {
            channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private static void readLine(String line, Consumer<SentMessage> reader) {
        try {
            reader.accept(SentMessage.of(new JsonObject(line)));
        } catch (DecodeException cutShort) {
            // The process was killed in the middle of this line: its message was never answered.
        }
    }
}
