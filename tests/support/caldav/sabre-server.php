<?php
// sabre/dav's CalDAV server for start-sabre.ts: one user, everything in the database file SABRE_DATABASE.

// Written for PHP 5: what PHP says about that today would stand in the answers.
error_reporting(0);
date_default_timezone_set('UTC');
require 'Sabre/autoload.php';

final class OneUser extends Sabre\DAV\Auth\Backend\AbstractBasic
{
    protected function validateUserPass($username, $password)
    {
        return $username === getenv('SABRE_USERNAME') && $password === getenv('SABRE_PASSWORD');
    }
}

function openDatabase(string $file, string $username): PDO
{
    $isNew = !file_exists($file);
    $database = new PDO("sqlite:$file");
    $database->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
    if (!$isNew) {
        return $database;
    }
    $database->exec('
        CREATE TABLE principals (
            id integer PRIMARY KEY, uri text UNIQUE, email text, displayname text, vcardurl text
        );
        CREATE TABLE groupmembers (id integer PRIMARY KEY, principal_id integer, member_id integer);
        CREATE TABLE calendars (
            id integer PRIMARY KEY, principaluri text, uri text, ctag integer, components text,
            displayname text, description text, timezone text, transparent bool,
            calendarorder integer, calendarcolor text,
            UNIQUE (principaluri, uri)
        );
        CREATE TABLE calendarobjects (
            id integer PRIMARY KEY, calendarid integer, uri text, calendardata blob, lastmodified integer,
            etag text, size integer, componenttype text, firstoccurence integer, lastoccurence integer,
            UNIQUE (calendarid, uri)
        );
    ');
    $database
        ->prepare('INSERT INTO principals (uri, email, displayname) VALUES (?, ?, ?)')
        ->execute(["principals/$username", "$username@parley.test", $username]);
    return $database;
}

$database = openDatabase(getenv('SABRE_DATABASE'), getenv('SABRE_USERNAME'));
$principals = new Sabre\DAVACL\PrincipalBackend\PDO($database);
$calendars = new Sabre\CalDAV\Backend\PDO($database);
$server = new Sabre\DAV\Server([
    new Sabre\CalDAV\Principal\Collection($principals),
    new Sabre\CalDAV\CalendarRootNode($principals, $calendars),
]);
$server->setBaseUri('/');
$server->addPlugin(new Sabre\DAV\Auth\Plugin(new OneUser(), 'sabre/dav'));
$server->addPlugin(new Sabre\DAVACL\Plugin());
$server->addPlugin(new Sabre\CalDAV\Plugin());
$server->exec();
