package id.bengkel.chassis.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text files that must be UTF-8: guessing another encoding would turn people's names into something else. */
final class Utf8 {

    private static final int CHUNK = 16 * 1024;

    private Utf8() {}

    /** Fails with the number of the first line that is not UTF-8, or holds a NUL, as other encodings of two bytes do. */
    static void check(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer text = CharBuffer.allocate(CHUNK);
        int line = 1;
        try (FileChannel channel = FileChannel.open(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                boolean malformed = decoder.decode(bytes.flip(), text, end).isError();
                bytes.compact();
                text.flip();
                while (text.hasRemaining()) {
                    char character = text.get();
                    malformed |= character == '\0';
                    if (character == '\0') {
                        break;
                    }
                    line += character == '\n' ? 1 : 0;
                }
                if (malformed) {
                    throw SheetProblem.NOT_UTF8.failure(String.valueOf(line));
                }
                text.clear();
            }
        }
    }

    /** The file's text without a byte order mark. */
    static Reader open(Path file) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(Files.newInputStream(file), 3);
        byte[] start = bytes.readNBytes(3);
        boolean marked =
                start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
        if (!marked) {
            bytes.unread(start);
        }
        return new InputStreamReader((InputStream) bytes, StandardCharsets.UTF_8);
    }
}
