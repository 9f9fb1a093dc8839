package org.softstone.infusions.team;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.softstone.contracts.TeamRole;

/** Stores a role as the word that the API uses. */
@Converter(autoApply = true)
class TeamRoleColumn implements AttributeConverter<TeamRole, String> {

    @Override
    public String convertToDatabaseColumn(TeamRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public TeamRole convertToEntityAttribute(String stored) {
        return TeamRole.valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
