/**
 * The IANA time zones by their offset without daylight saving, with the names that CLDR has for
 * them. Machines know these at different times, and a saved credential relies on the list.
 */
const table = `
-11:00|American Samoa Standard Time|Pacific/Midway Pacific/Pago_Pago
-11:00||Pacific/Niue
-10:00|Hawaii-Aleutian Standard Time|Pacific/Honolulu
-10:00|Hawaii-Aleutian Time (daylight saving)|America/Adak
-10:00||Pacific/Rarotonga Pacific/Tahiti
-09:30||Pacific/Marquesas
-09:00|Alaska Time (daylight saving)|America/Anchorage America/Juneau America/Metlakatla America/Nome
-09:00|Alaska Time (daylight saving)|America/Sitka America/Yakutat
-09:00||Pacific/Gambier
-08:00|Pacific Time (daylight saving)|America/Los_Angeles America/Tijuana America/Vancouver
-08:00||Pacific/Pitcairn
-07:00|Mexican Pacific Standard Time|America/Hermosillo America/Mazatlan
-07:00|Mountain Standard Time|America/Creston America/Dawson_Creek America/Fort_Nelson America/Phoenix
-07:00|Mountain Time (daylight saving)|America/Boise America/Cambridge_Bay America/Ciudad_Juarez
-07:00|Mountain Time (daylight saving)|America/Denver America/Edmonton America/Inuvik
-07:00|Yukon Time|America/Dawson America/Whitehorse
-06:00|Central Standard Time|America/Bahia_Banderas America/Belize America/Chihuahua America/Costa_Rica
-06:00|Central Standard Time|America/El_Salvador America/Guatemala America/Managua America/Merida
-06:00|Central Standard Time|America/Mexico_City America/Monterrey America/Regina America/Swift_Current
-06:00|Central Standard Time|America/Tegucigalpa
-06:00|Central Time (daylight saving)|America/Chicago America/Indiana/Knox America/Indiana/Tell_City
-06:00|Central Time (daylight saving)|America/Matamoros America/Menominee America/North_Dakota/Beulah
-06:00|Central Time (daylight saving)|America/North_Dakota/Center America/North_Dakota/New_Salem
-06:00|Central Time (daylight saving)|America/Ojinaga America/Rankin_Inlet America/Resolute
-06:00|Central Time (daylight saving)|America/Winnipeg
-06:00||Pacific/Galapagos
-06:00|(daylight saving)|Pacific/Easter
-05:00|Acre Standard Time|America/Eirunepe America/Rio_Branco
-05:00|Cuba Time (daylight saving)|America/Havana
-05:00|Eastern Standard Time|America/Cancun America/Cayman America/Coral_Harbour America/Jamaica
-05:00|Eastern Standard Time|America/Panama
-05:00|Eastern Time (daylight saving)|America/Detroit America/Grand_Turk America/Indiana/Marengo
-05:00|Eastern Time (daylight saving)|America/Indiana/Petersburg America/Indiana/Vevay
-05:00|Eastern Time (daylight saving)|America/Indiana/Vincennes America/Indiana/Winamac
-05:00|Eastern Time (daylight saving)|America/Indianapolis America/Iqaluit America/Kentucky/Monticello
-05:00|Eastern Time (daylight saving)|America/Louisville America/Nassau America/New_York
-05:00|Eastern Time (daylight saving)|America/Port-au-Prince America/Toronto
-05:00||America/Bogota America/Guayaquil America/Lima
-04:00|Amazon Standard Time|America/Boa_Vista America/Campo_Grande America/Cuiaba America/Manaus
-04:00|Amazon Standard Time|America/Porto_Velho
-04:00|Atlantic Standard Time|America/Anguilla America/Antigua America/Aruba America/Barbados
-04:00|Atlantic Standard Time|America/Blanc-Sablon America/Curacao America/Dominica America/Grenada
-04:00|Atlantic Standard Time|America/Guadeloupe America/Kralendijk America/Lower_Princes
-04:00|Atlantic Standard Time|America/Marigot America/Martinique America/Montserrat
-04:00|Atlantic Standard Time|America/Port_of_Spain America/Puerto_Rico America/Santo_Domingo
-04:00|Atlantic Standard Time|America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas
-04:00|Atlantic Standard Time|America/St_Vincent America/Tortola
-04:00|Atlantic Time (daylight saving)|America/Glace_Bay America/Goose_Bay America/Halifax
-04:00|Atlantic Time (daylight saving)|America/Moncton America/Thule Atlantic/Bermuda
-04:00||America/Caracas America/Guyana America/La_Paz
-04:00|(daylight saving)|America/Santiago
-03:30|Newfoundland Time (daylight saving)|America/St_Johns
-03:00|Argentina Standard Time|America/Argentina/Buenos_Aires America/Argentina/La_Rioja
-03:00|Argentina Standard Time|America/Argentina/Rio_Gallegos America/Argentina/Salta
-03:00|Argentina Standard Time|America/Argentina/San_Juan America/Argentina/San_Luis
-03:00|Argentina Standard Time|America/Argentina/Tucuman America/Argentina/Ushuaia America/Buenos_Aires
-03:00|Argentina Standard Time|America/Catamarca America/Cordoba America/Jujuy America/Mendoza
-03:00|Brasilia Standard Time|America/Araguaina America/Bahia America/Belem America/Fortaleza
-03:00|Brasilia Standard Time|America/Maceio America/Recife America/Santarem America/Sao_Paulo
-03:00||America/Asuncion America/Cayenne America/Coyhaique America/Montevideo America/Paramaribo
-03:00||America/Punta_Arenas Antarctica/Palmer Antarctica/Rothera Atlantic/Stanley
-03:00|(daylight saving)|America/Miquelon
-02:00|Greenland Time (daylight saving)|America/Godthab America/Nuuk America/Scoresbysund
-02:00||America/Noronha Atlantic/South_Georgia
-01:00||Atlantic/Cape_Verde
-01:00|(daylight saving)|Atlantic/Azores
+00:00|Greenwich Mean Time|Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau
+00:00|Greenwich Mean Time|Africa/Conakry Africa/Dakar Africa/Freetown Africa/Lome Africa/Monrovia
+00:00|Greenwich Mean Time|Africa/Nouakchott Africa/Ouagadougou Africa/Sao_Tome America/Danmarkshavn
+00:00|Greenwich Mean Time|Atlantic/Reykjavik Atlantic/St_Helena
+00:00|Ireland Time (daylight saving)|Europe/Dublin
+00:00|United Kingdom Time (daylight saving)|Europe/Guernsey Europe/Isle_of_Man Europe/Jersey
+00:00|United Kingdom Time (daylight saving)|Europe/London
+00:00|Western European Time (daylight saving)|Atlantic/Canary Atlantic/Faeroe Atlantic/Madeira
+00:00|Western European Time (daylight saving)|Europe/Lisbon
+00:00|(daylight saving)|Antarctica/Troll
+01:00|Central European Standard Time|Africa/Algiers Africa/Tunis
+01:00|Central European Time (daylight saving)|Africa/Ceuta Arctic/Longyearbyen Europe/Amsterdam
+01:00|Central European Time (daylight saving)|Europe/Andorra Europe/Belgrade Europe/Berlin
+01:00|Central European Time (daylight saving)|Europe/Bratislava Europe/Brussels Europe/Budapest
+01:00|Central European Time (daylight saving)|Europe/Busingen Europe/Copenhagen Europe/Gibraltar
+01:00|Central European Time (daylight saving)|Europe/Ljubljana Europe/Luxembourg Europe/Madrid
+01:00|Central European Time (daylight saving)|Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris
+01:00|Central European Time (daylight saving)|Europe/Podgorica Europe/Prague Europe/Rome
+01:00|Central European Time (daylight saving)|Europe/San_Marino Europe/Sarajevo Europe/Skopje
+01:00|Central European Time (daylight saving)|Europe/Stockholm Europe/Tirane Europe/Vaduz
+01:00|Central European Time (daylight saving)|Europe/Vatican Europe/Vienna Europe/Warsaw Europe/Zagreb
+01:00|Central European Time (daylight saving)|Europe/Zurich
+01:00|West Africa Time|Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos
+01:00|West Africa Time|Africa/Libreville Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey
+01:00|West Africa Time|Africa/Porto-Novo
+01:00||Africa/Casablanca Africa/El_Aaiun
+02:00|Central Africa Time|Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Juba
+02:00|Central Africa Time|Africa/Khartoum Africa/Kigali Africa/Lubumbashi Africa/Lusaka Africa/Maputo
+02:00|Central Africa Time|Africa/Windhoek
+02:00|Eastern European Standard Time|Africa/Tripoli Europe/Kaliningrad
+02:00|Eastern European Time (daylight saving)|Africa/Cairo Asia/Beirut Asia/Famagusta Asia/Gaza
+02:00|Eastern European Time (daylight saving)|Asia/Hebron Asia/Nicosia Europe/Athens Europe/Bucharest
+02:00|Eastern European Time (daylight saving)|Europe/Chisinau Europe/Helsinki Europe/Kiev Europe/Kyiv
+02:00|Eastern European Time (daylight saving)|Europe/Mariehamn Europe/Riga Europe/Sofia Europe/Tallinn
+02:00|Eastern European Time (daylight saving)|Europe/Vilnius
+02:00|Israel Time (daylight saving)|Asia/Jerusalem
+02:00|South Africa Standard Time|Africa/Johannesburg Africa/Maseru Africa/Mbabane
+03:00|Arabian Standard Time|Asia/Aden Asia/Baghdad Asia/Bahrain Asia/Kuwait Asia/Qatar Asia/Riyadh
+03:00|East Africa Time|Africa/Addis_Ababa Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti
+03:00|East Africa Time|Africa/Kampala Africa/Mogadishu Africa/Nairobi Indian/Antananarivo Indian/Comoro
+03:00|East Africa Time|Indian/Mayotte
+03:00|Moscow Standard Time|Europe/Kirov Europe/Minsk Europe/Moscow Europe/Simferopol Europe/Volgograd
+03:00|Türkiye Standard Time|Europe/Istanbul
+03:00||Antarctica/Syowa Asia/Amman Asia/Damascus
+03:30||Asia/Tehran
+04:00|Gulf Standard Time|Asia/Dubai Asia/Muscat
+04:00|Samara Standard Time|Europe/Astrakhan Europe/Samara Europe/Saratov Europe/Ulyanovsk
+04:00||Asia/Baku Asia/Tbilisi Asia/Yerevan Indian/Mahe Indian/Mauritius Indian/Reunion
+04:30||Asia/Kabul
+05:00|Kazakhstan Time|Asia/Almaty Asia/Aqtau Asia/Aqtobe Asia/Atyrau Asia/Oral Asia/Qostanay
+05:00|Kazakhstan Time|Asia/Qyzylorda
+05:00|Pakistan Standard Time|Asia/Karachi
+05:00|Uzbekistan Standard Time|Asia/Samarkand Asia/Tashkent
+05:00||Antarctica/Mawson Antarctica/Vostok Asia/Ashgabat Asia/Dushanbe Asia/Yekaterinburg
+05:00||Indian/Kerguelen Indian/Maldives
+05:30|India Standard Time|Asia/Calcutta Asia/Colombo Asia/Kolkata
+05:45|Nepal Time|Asia/Kathmandu Asia/Katmandu
+06:00|Bangladesh Standard Time|Asia/Dhaka
+06:00|Indian Ocean Time|Indian/Chagos
+06:00||Asia/Bishkek Asia/Omsk Asia/Thimphu Asia/Urumqi
+06:30|Myanmar Time|Asia/Rangoon Asia/Yangon
+06:30||Indian/Cocos
+07:00|Indochina Time|Asia/Bangkok Asia/Ho_Chi_Minh Asia/Phnom_Penh Asia/Saigon Asia/Vientiane
+07:00|Krasnoyarsk Standard Time|Asia/Barnaul Asia/Krasnoyarsk Asia/Novokuznetsk Asia/Novosibirsk
+07:00|Krasnoyarsk Standard Time|Asia/Tomsk
+07:00|Western Indonesia Time|Asia/Jakarta Asia/Pontianak
+07:00||Antarctica/Davis Asia/Hovd Indian/Christmas
+08:00|Australian Western Standard Time|Antarctica/Casey Australia/Perth
+08:00|China Standard Time|Asia/Macau Asia/Shanghai
+08:00|Hong Kong Standard Time|Asia/Hong_Kong
+08:00|Malaysia Time|Asia/Kuala_Lumpur Asia/Kuching
+08:00|Philippine Standard Time|Asia/Manila
+08:00|Singapore Standard Time|Asia/Singapore
+08:00|Taiwan Standard Time|Asia/Taipei
+08:00||Asia/Brunei Asia/Irkutsk Asia/Makassar Asia/Ulaanbaatar
+08:45|Australian Central Western Standard Time|Australia/Eucla
+09:00|Eastern Indonesia Time|Asia/Jayapura
+09:00|Japan Standard Time|Asia/Tokyo
+09:00|Korean Standard Time|Asia/Pyongyang Asia/Seoul
+09:00|Yakutsk Standard Time|Asia/Chita Asia/Khandyga Asia/Yakutsk
+09:00||Asia/Dili Pacific/Palau
+09:30|Australian Central Standard Time|Australia/Darwin
+09:30|Australian Central Time (daylight saving)|Australia/Adelaide Australia/Broken_Hill
+10:00|Australian Eastern Standard Time|Australia/Brisbane Australia/Lindeman
+10:00|Australian Eastern Time (daylight saving)|Antarctica/Macquarie Australia/Hobart
+10:00|Australian Eastern Time (daylight saving)|Australia/Melbourne Australia/Sydney
+10:00|Chamorro Standard Time|Pacific/Guam Pacific/Saipan
+10:00|Vladivostok Standard Time|Asia/Ust-Nera Asia/Vladivostok
+10:00||Antarctica/DumontDUrville Pacific/Port_Moresby Pacific/Truk
+10:30|(daylight saving)|Australia/Lord_Howe
+11:00|Magadan Standard Time|Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk
+11:00||Pacific/Bougainville Pacific/Efate Pacific/Guadalcanal Pacific/Kosrae Pacific/Noumea
+11:00||Pacific/Ponape
+11:00|(daylight saving)|Pacific/Norfolk
+12:00|Kamchatka Standard Time|Asia/Anadyr Asia/Kamchatka
+12:00|Marshall Islands Time|Pacific/Kwajalein Pacific/Majuro
+12:00|New Zealand Time (daylight saving)|Antarctica/McMurdo Pacific/Auckland
+12:00||Pacific/Fiji Pacific/Funafuti Pacific/Nauru Pacific/Tarawa Pacific/Wake Pacific/Wallis
+12:45|(daylight saving)|Pacific/Chatham
+13:00||Pacific/Apia Pacific/Enderbury Pacific/Fakaofo Pacific/Tongatapu
+14:00||Pacific/Kiritimati
`;

/** A time zone as a list shows it. */
export interface NamedZone {
	/** IANA name. */
	zone: string;
	/** `-05:00`, without daylight saving. */
	offset: string;
	/** `Eastern Time (daylight saving)`, or empty. */
	name: string;
}

/** The time zones that have a place on earth, by their offset. */
export const namedZones: readonly NamedZone[] = table
	.trim()
	.split('\n')
	.flatMap((line) => {
		const [offset = '', name = '', zones = ''] = line.split('|');
		return zones.split(' ').map((zone) => ({ zone, offset, name }));
	});
