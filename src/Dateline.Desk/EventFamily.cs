namespace Dateline.Desk;

/// <summary>PLOVER's four families of event types ("quad classes"): words or deeds, with or against one another.</summary>
public enum EventFamily
{
    None,
    VerbalCooperation,
    MaterialCooperation,
    VerbalConflict,
    MaterialConflict,
}

public static class EventFamilies
{
    public static EventFamily Of(EventType? type) => type switch
    {
        EventType.Agree or EventType.Consult or EventType.Support or EventType.Concede => EventFamily.VerbalCooperation,
        EventType.Cooperate or EventType.Aid or EventType.Retreat => EventFamily.MaterialCooperation,
        EventType.Request or EventType.Accuse or EventType.Reject or EventType.Threaten => EventFamily.VerbalConflict,
        EventType.Protest or EventType.Sanction or EventType.Mobilize or EventType.Coerce or EventType.Assault => EventFamily.MaterialConflict,
        _ => EventFamily.None,
    };

    /// <summary>The class of the style sheet.</summary>
    public static string Class(this EventFamily family) => family switch
    {
        EventFamily.VerbalCooperation => "vcoop",
        EventFamily.MaterialCooperation => "mcoop",
        EventFamily.VerbalConflict => "vconf",
        EventFamily.MaterialConflict => "mconf",
        _ => "other",
    };

    public static string Name(this EventFamily family) => family switch
    {
        EventFamily.VerbalCooperation => "agreement in words",
        EventFamily.MaterialCooperation => "cooperation in deeds",
        EventFamily.VerbalConflict => "conflict in words",
        EventFamily.MaterialConflict => "conflict in deeds",
        _ => "other",
    };
}
