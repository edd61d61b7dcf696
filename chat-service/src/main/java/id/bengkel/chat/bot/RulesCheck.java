package id.bengkel.chat.bot;

import id.bengkel.chat.bot.BotAnswer.Action;
import id.bengkel.chat.bot.WrittenRules.WrittenRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes rules of what somebody has written, or tells what is wrong with it: everything at once. */
final class RulesCheck {

    /** Places that every answer may hold. */
    static final Set<String> PLACES = Set.of("name", "phone", "hours", "closed");
    /** Places of the answers about a vehicle. */
    static final Set<String> VEHICLE_PLACES = Set.of("plate", "model", "date");

    private static final Set<String> NO_CLOSED = Set.of("name", "phone", "hours");
    /** WhatsApp takes no longer texts, and what is filled in needs room. */
    private static final int LONGEST_ANSWER = 3000;

    private static final Duration DAY = Duration.ofDays(1);

    private final List<String> complaints = new ArrayList<>();

    private RulesCheck() {}

    /** @throws IllegalArgumentException that tells all that is wrong */
    static Rules rules(WrittenRules written, Optional<String> openingHours) {
        RulesCheck check = new RulesCheck();
        Rules rules = check.all(written, openingHours);
        if (!check.complaints.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", check.complaints));
        }
        return rules;
    }

    private Rules all(WrittenRules written, Optional<String> openingHours) {
        return new Rules(
                openingHours("opening-hours", openingHours.orElse(written.openingHours())),
                language("languages.id", written, WrittenRules.Languages::id),
                language("languages.en", written, WrittenRules.Languages::en),
                phrases("names", written.names()),
                spoken("closed", written.closed(), NO_CLOSED),
                vehicle(written.vehicle()),
                list("rules", written.rules()),
                spoken(
                        "fallback.answer",
                        written.fallback() == null ? null : written.fallback().answer(),
                        PLACES),
                pause(written.fallback()));
    }

    private OpeningHours openingHours(String field, String text) {
        if (text == null || text.isBlank()) {
            return complain(field, "is missing");
        }
        try {
            return OpeningHours.of(text);
        } catch (IllegalArgumentException unreadable) {
            return complain(field, unreadable.getMessage());
        }
    }

    private Set<String> language(
            String field, WrittenRules written, Function<WrittenRules.Languages, List<String>> words) {
        return written.languages() == null
                ? complain(field, "is missing")
                : phrases(field, words.apply(written.languages())).stream()
                        .flatMap(Words::stream)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private Rules.VehicleTexts vehicle(Rules.VehicleTexts written) {
        if (written == null) {
            return complain("vehicle", "is missing");
        }
        Set<String> places = new HashSet<>(PLACES);
        places.addAll(VEHICLE_PLACES);
        return new Rules.VehicleTexts(
                spoken("vehicle.due", written.due(), places),
                spoken("vehicle.overdue", written.overdue(), places),
                spoken("vehicle.undated", written.undated(), places),
                spoken("vehicle.unknown", written.unknown(), PLACES));
    }

    private List<Rule> list(String field, List<WrittenRule> written) {
        if (written == null || written.isEmpty()) {
            complain(field, "is missing");
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        for (WrittenRule rule : written) {
            String name = field + "[" + (rules.size() + 1) + "]";
            rules.add(rule == null ? complain(name, "is empty") : rule(name, rule));
        }
        return rules;
    }

    private Rule rule(String name, WrittenRule written) {
        if (written.words() == null && written.only() == null) {
            complain(name, "needs 'words' or 'only'");
        }
        return new Rule(
                written.words() == null ? List.of() : phrases(name + ".words", written.words()),
                written.only() == null ? List.of() : phrases(name + ".only", written.only()),
                written.action() == null ? Action.NONE : written.action(),
                spoken(name + ".answer", written.answer(), PLACES),
                written.closed() == null ? null : spoken(name + ".closed", written.closed(), PLACES));
    }

    private List<Words> phrases(String field, List<String> written) {
        if (written == null || written.isEmpty()) {
            complain(field, "is missing");
            return List.of();
        }
        List<Words> phrases = written.stream().map(Words::of).toList();
        if (phrases.stream().anyMatch(Words::isEmpty)) {
            complain(field, "holds something without letters and digits");
        }
        return phrases;
    }

    private Spoken spoken(String field, Spoken written, Set<String> places) {
        if (written == null) {
            return complain(field, "is missing");
        }
        check(field + ".id", written.id(), places);
        check(field + ".en", written.en(), places);
        return written;
    }

    private void check(String field, String text, Set<String> places) {
        if (text == null || text.isBlank()) {
            complain(field, "is missing");
        } else if (text.length() > LONGEST_ANSWER) {
            complain(field, "is longer than " + LONGEST_ANSWER + " characters");
        } else {
            Places.unknownIn(text, places)
                    .ifPresent(place -> complain(
                            field,
                            "has the unknown place {" + place + "}; known are "
                                    + String.join(", ", new TreeSet<>(places))));
        }
    }

    private Duration pause(WrittenRules.Fallback fallback) {
        if (fallback == null || fallback.pause() == null) {
            return complain("fallback.pause", "is missing");
        }
        return fallback.pause().isNegative() || fallback.pause().compareTo(DAY) > 0
                ? complain("fallback.pause", "must be from PT0S to PT24H")
                : fallback.pause();
    }

    private <T> T complain(String field, String complaint) {
        complaints.add(field + " " + complaint);
        return null;
    }
}
