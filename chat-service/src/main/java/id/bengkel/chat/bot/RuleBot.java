package id.bengkel.chat.bot;

import id.bengkel.chat.bot.BotAnswer.Action;
import id.bengkel.chat.vehicle.Vehicles;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers by the rules of a file, which is read when the service starts. */
@Startup
@Singleton
class RuleBot implements Bot {

    private final Rules rules;
    private final Vehicles vehicles;
    private final Fallbacks fallbacks;
    private final Clock clock;
    private final String servicePhone;

    RuleBot(
            BotConfig config,
            Vehicles vehicles,
            Fallbacks fallbacks,
            Clock clock,
            @ConfigProperty(name = "bengkel.service-phone") String servicePhone) {
        this.rules = RulesFile.read(config.rules(), config.openingHours());
        this.vehicles = vehicles;
        this.fallbacks = fallbacks;
        this.clock = clock;
        this.servicePhone = servicePhone;
    }

    @Override
    public Uni<BotAnswer> answer(BotQuestion question) {
        Words text = Words.of(question.text());
        if (question.group() && !question.named() && !rules.areNamed(text)) {
            return Uni.createFrom().item(BotAnswer.NOTHING);
        }
        Voice voice = new Voice(rules, rules.languageOf(text), ZonedDateTime.now(clock), question.name(), servicePhone);
        Optional<Rule> rule = rules.of(text);
        if (rule.isPresent() && rule.get().action() != Action.NONE) {
            return Uni.createFrom().item(voice.say(rule.get()));
        }
        return aboutVehicles(question, text, voice)
                .flatMap(said -> said.isPresent()
                        ? Uni.createFrom().item(said.get())
                        : rule.map(fitting -> Uni.createFrom().item(voice.say(fitting)))
                                .orElseGet(() -> fallBack(question, voice)));
    }

    /** Tells of a vehicle only its owner, and nobody where others read along. */
    private Uni<Optional<BotAnswer>> aboutVehicles(BotQuestion question, Words text, Voice voice) {
        Set<String> plates = text.possiblePlates();
        if (plates.isEmpty() || question.phone() == null || question.group()) {
            return Uni.createFrom().item(aboutAnyPlate(plates, voice));
        }
        return vehicles.of(question.phone(), plates)
                .map(own -> own.isEmpty() ? aboutAnyPlate(plates, voice) : Optional.of(voice.tellOf(own)));
    }

    /** The same for a plate of somebody else and one that nobody has: it must not tell which it is. */
    private Optional<BotAnswer> aboutAnyPlate(Set<String> plates, Voice voice) {
        return Words.lookLikeAPlate(plates)
                ? Optional.of(voice.say(rules.vehicle().unknown()))
                : Optional.empty();
    }

    private Uni<BotAnswer> fallBack(BotQuestion question, Voice voice) {
        return fallbacks
                .mayBeSaid(question.phone(), rules.fallbackPause())
                .map(may -> may ? voice.say(rules.fallback()) : BotAnswer.NOTHING);
    }
}
