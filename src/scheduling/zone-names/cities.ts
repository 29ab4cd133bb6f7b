/**
 * Cities and countries that do not occur in zone names, other spellings of those that do, and their Polish and
 * Italian names. Written with diacritics, which are ignored in comparisons.
 */
export const cities: Readonly<Record<string, string>> = {
  'America/New_York':
    'New York City, NYC, Boston, Washington, Washington DC, Philadelphia, Baltimore, Atlanta, Miami, ' +
    'Orlando, Tampa, Charlotte, Raleigh, Pittsburgh, Cleveland, Columbus, Cincinnati, Nowy Jork, ' +
    'Nowym Jorku, Nuova York, Waszyngton, Waszyngtonie',
  'America/Chicago':
    'Dallas, Houston, Austin, San Antonio, New Orleans, Nashville, Memphis, Minneapolis, Milwaukee, ' +
    'St Louis, Kansas City, Omaha, Oklahoma City',
  'America/Denver': 'Salt Lake City, Boulder, Albuquerque, Colorado Springs',
  'America/Phoenix': 'Tucson, Scottsdale, Arizona',
  'America/Los_Angeles':
    'LA, San Francisco, SF, San Jose, Silicon Valley, Palo Alto, Oakland, Sacramento, San Diego, ' +
    'Seattle, Portland, Las Vegas, California, Kalifornia, Kalifornii',
  'America/Toronto': 'Montreal, Montréal, Ottawa, Quebec, Waterloo',
  'America/Edmonton': 'Calgary',
  'America/Sao_Paulo': 'Rio, Rio de Janeiro, Brasilia, Belo Horizonte, San Paolo',
  'America/Mexico_City': 'Guadalajara, Città del Messico, Meksyk, Meksyku',
  'America/Bogota': 'Medellin, Cali',
  'Europe/London':
    'Londyn, Londynie, Londra, Edinburgh, Glasgow, Manchester, Birmingham, Leeds, Liverpool, Bristol, ' +
    'Cambridge, Oxford, Cardiff, Belfast, UK, England, Scotland, Wales',
  'Europe/Dublin': 'Dublino, Cork, Ireland, Irlandia, Irlandii, Irlanda',
  'Europe/Paris':
    'Paryż, Paryżu, Parigi, Lyon, Marseille, Nice, Toulouse, Bordeaux, Lille, France, Francja, Francji, Francia',
  'Europe/Berlin':
    'Berlinie, Berlino, Munich, München, Monachium, Monaco di Baviera, Hamburg, Frankfurt, Cologne, ' +
    'Köln, Stuttgart, Düsseldorf, Leipzig, Dresden, Germany, Niemcy, Niemczech, Germania',
  'Europe/Rome':
    'Roma, Milano, Milan, Torino, Turin, Napoli, Naples, Bologna, Florence, Firenze, Venice, Venezia, ' +
    'Genova, Rzym, Rzymie, Mediolan, Mediolanie, Italy, Italia, Włochy, Włoszech',
  'Europe/Warsaw':
    'Warszawa, Warszawie, Varsavia, Kraków, Krakowie, Cracow, Cracovia, Wrocław, Wrocławiu, Gdańsk, ' +
    'Gdańsku, Poznań, Poznaniu, Łódź, Łodzi, Katowice, Katowicach, Lublin, Szczecin, Poland, Polska, ' +
    'Polsce, Polonia',
  'Europe/Madrid':
    'Barcelona, Barcellona, Madryt, Madrycie, Valencia, Seville, Sevilla, Bilbao, Malaga, Spain, ' +
    'Hiszpania, Hiszpanii, Spagna',
  'Europe/Lisbon': 'Lisbona, Lizbona, Lizbonie, Lisboa, Porto, Portugal, Portugalia, Portugalii',
  'Europe/Amsterdam': 'Rotterdam, The Hague, Utrecht, Eindhoven, Netherlands, Holandia, Holandii',
  'Europe/Brussels': 'Bruksela, Brukseli, Bruxelles, Antwerp, Ghent',
  'Europe/Vienna': 'Wiedeń, Wiedniu, Wien, Graz, Salzburg',
  'Europe/Zurich':
    'Zürich, Zurigo, Zurych, Zurychu, Geneva, Genève, Ginevra, Genewa, Basel, Bern, Lausanne',
  'Europe/Prague': 'Praha, Praga, Pradze, Brno',
  'Europe/Copenhagen': 'København, Kopenhaga, Kopenhadze, Copenaghen, Aarhus',
  'Europe/Stockholm': 'Sztokholm, Sztokholmie, Stoccolma, Gothenburg, Göteborg, Malmö',
  'Europe/Helsinki': 'Tampere, Espoo',
  'Europe/Athens': 'Atene, Ateny, Atenach, Thessaloniki',
  'Europe/Bucharest': 'Bukareszt, Bukareszcie, Bucarest, Cluj',
  'Europe/Istanbul': 'Stambuł, Stambule, Ankara, Izmir',
  'Europe/Kyiv':
    'Kijów, Kijowie, Kiev, Lviv, Lwów, Lwowie, Odesa, Odessa, Kharkiv, Dnipro, Ukraine',
  'Europe/Moscow': 'Moskwa, Moskwie, Mosca, Saint Petersburg, St Petersburg',
  'Africa/Johannesburg': 'Cape Town, Durban, Pretoria',
  'Africa/Lagos': 'Abuja',
  'Africa/Cairo': 'Kair, Kairze, Il Cairo, Alexandria',
  'Africa/Casablanca': 'Rabat, Marrakesh',
  'Asia/Dubai': 'Abu Dhabi, Dubaj, Dubaju',
  'Asia/Riyadh': 'Jeddah, Rijad, Riyad',
  'Asia/Qatar': 'Doha, Katar',
  'Asia/Jerusalem': 'Tel Aviv, Haifa, Israel, Jerozolima, Gerusalemme',
  'Asia/Karachi': 'Lahore, Islamabad',
  'Asia/Kolkata':
    'Calcutta, Mumbai, Bombay, Delhi, New Delhi, Bangalore, Bengaluru, Chennai, Madras, Hyderabad, ' +
    'Pune, Ahmedabad, Kalkuta, India, Indie, Indiach',
  'Asia/Ho_Chi_Minh': 'Ho Chi Minh City, HCMC, Saigon',
  'Asia/Shanghai':
    'Beijing, Shenzhen, Guangzhou, Chengdu, Hangzhou, Szanghaj, Szanghaju, Pechino, Pekin, Pekinie, China',
  'Asia/Tokyo': 'Tokio, Osaka, Kyoto, Nagoya, Yokohama, Japan, Japonia, Japonii, Giappone',
  'Asia/Seoul': 'Seul, Seulu, Busan, Korea',
  'Asia/Singapore': 'Singapur, Singapurze',
  'Australia/Sydney': 'Canberra',
  'Australia/Brisbane': 'Gold Coast',
  'Pacific/Auckland': 'Wellington, Christchurch, New Zealand',
  'Africa/Addis_Ababa': 'Addis Abeba',
  'Africa/Algiers': 'Algier, Algeri',
  'Africa/Tripoli': 'Trypolis',
  'Africa/Tunis': 'Tunisi',
  'America/Havana': 'Hawana, L’Avana',
  'Asia/Baghdad': 'Bagdad',
  'Asia/Beirut': 'Bejrut',
  'Asia/Damascus': 'Damaszek, Damasco',
  'Asia/Hong_Kong': 'Hongkong',
  'Asia/Jakarta': 'Dżakarta, Giacarta',
  'Asia/Kuwait': 'Kuwejt',
  'Asia/Taipei': 'Tajpej',
  'Asia/Tashkent': 'Taszkent',
  'Asia/Tehran': 'Teheran',
  'Asia/Yerevan': 'Erywań',
  'Atlantic/Reykjavik': 'Rejkiawik',
  'Europe/Belgrade': 'Belgrad, Belgrado',
  'Europe/Budapest': 'Budapeszt',
  'Europe/Chisinau': 'Kiszyniów',
  'Europe/Ljubljana': 'Lublana, Lubiana',
  'Europe/Luxembourg': 'Luksemburg, Lussemburgo',
  'Europe/Monaco': 'Monako',
  'Europe/Riga': 'Ryga',
  'Europe/Sarajevo': 'Sarajewo',
  'Europe/Vatican': 'Watykan, Vaticano',
  'Europe/Vilnius': 'Wilno',
  'Europe/Zagreb': 'Zagrzeb, Zagabria',
}
