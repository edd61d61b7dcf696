package id.bengkel.chat.bot;

import id.bengkel.chassis.phone.PhoneNumber;

/**
 * What somebody wrote.
 *
 * @param phone who wrote; null when WhatsApp tells no number
 * @param name as WhatsApp knows it; may be null
 * @param group whether others read along
 * @param named whether the message speaks to the workshop's own number: a mention, or a reply to what it said
 */
public record BotQuestion(PhoneNumber phone, String name, String text, boolean group, boolean named) {}
