package id.bengkel.chat.bot;

import id.bengkel.chat.bot.BotAnswer.Action;
import java.time.Duration;
import java.util.List;

/** The rules as their file has them: unchecked, and everything may be null. */
record WrittenRules(
        String openingHours,
        Languages languages,
        List<String> names,
        Spoken closed,
        Rules.VehicleTexts vehicle,
        List<WrittenRule> rules,
        Fallback fallback) {

    /** The words by which a language is known. */
    record Languages(List<String> id, List<String> en) {}

    record WrittenRule(List<String> words, List<String> only, Action action, Spoken answer, Spoken closed) {}

    record Fallback(Spoken answer, Duration pause) {}
}
