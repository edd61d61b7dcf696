package id.bengkel.local.workshop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The file that says who may come in where. */
record DoorsTable(Map<String, Door> doors) {

    private static final int BEFORE_CALLERS = 4;

    /**
     * @param name service, method and path as documented
     * @param with what the request carries, see the head of the file
     * @param expected the status by caller
     */
    record Door(String name, String with, Map<Caller, String> expected) {

        /** Whether it would do something to more than one customer, or to the settings of the whole workshop. */
        boolean concernsEverybody() {
            return "used-key".equals(with);
        }
    }

    static DoorsTable read() throws IOException {
        try (var file = DoorsTable.class.getResourceAsStream("doors.txt")) {
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
            return new DoorsTable(lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> door(List.of(line.strip().split("\\s+"))))
                    .collect(Collectors.toMap(Door::name, Function.identity())));
        }
    }

    /** A line of the file. */
    static String line(Door door) {
        var words = door.name().split(" ");
        var statuses = Arrays.stream(Caller.values())
                .map(caller -> "%-9s".formatted(door.expected().get(caller)))
                .collect(Collectors.joining());
        return "%-9s%-7s%-62s%-10s%s"
                .formatted(words[0], words[1], words[2], door.with(), statuses)
                .strip();
    }

    private static Door door(List<String> words) {
        var callers = Caller.values();
        return new Door(
                String.join(" ", words.subList(0, BEFORE_CALLERS - 1)),
                words.get(BEFORE_CALLERS - 1),
                IntStream.range(0, callers.length)
                        .boxed()
                        .collect(
                                Collectors.toMap(place -> callers[place], place -> words.get(BEFORE_CALLERS + place))));
    }
}
